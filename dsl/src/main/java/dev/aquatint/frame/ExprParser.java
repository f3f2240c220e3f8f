package dev.aquatint.frame;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Recursive descent over the text of an expression; each method leaves the position behind what it read.
final class ExprParser {
    /// Deeper than anybody writes, shallow enough for the stack.
    private static final int DEPTH = 200;

    private final String text;
    private int at;
    private int depth;

    ExprParser(String text) {
        if (text.length() > 10_000) throw new IllegalArgumentException("an expression has at most 10,000 characters, not " + text.length());
        this.text = text;
    }

    Expr whole() {
        space();
        if (at == text.length()) throw bad(at, "the expression is empty; write for example fare > 10");
        Expr e = or();
        if (at < text.length()) throw bad(at, "did not expect %s here".formatted(here()));
        return e;
    }

    private Expr or() {
        if (++depth > DEPTH) throw bad(at, "the expression is nested more than %d deep".formatted(DEPTH));
        Expr e = and();
        while (eat("||") || eatWord("or")) e = e.or(and());
        depth--;
        return e;
    }

    private Expr and() {
        Expr e = not();
        while (eat("&&") || eatWord("and")) e = e.and(not());
        return e;
    }

    private Expr not() {
        int negations = 0;
        while (!text.startsWith("!=", at) && (eat("!") || eatWord("not"))) negations++;
        Expr e = comparison();
        if (negations == 0) return e;
        return negations % 2 == 1 ? e.not() : e.not().not();
    }

    private Expr comparison() {
        Expr left = sum();
        while (true) {
            if (eat("==")) left = left.eq(sum());
            else if (eat("!=") || eat("<>")) left = left.ne(sum());
            else if (eat("<=")) left = left.le(sum());
            else if (eat(">=")) left = left.ge(sum());
            else if (eat("<")) left = left.lt(sum());
            else if (eat(">")) left = left.gt(sum());
            else if (at < text.length() && text.charAt(at) == '=') throw bad(at, "compare with ==, not =");
            else if (eatWord("in")) left = list(left);
            else if (eatWord("between")) left = between(left);
            else if (eatWord("is")) left = missing(left);
            else if (peekWord("not")) {
                eatWord("not");
                if (eatWord("in")) left = list(left).not();
                else if (eatWord("between")) left = between(left).not();
                else throw bad(at, "expected in or between after not");
            } else return left;
        }
    }

    private Expr between(Expr of) {
        Expr lo = sum();
        if (!eatWord("and") && !eat("&&")) throw bad(at, "expected and: a between has two ends, as in hour between 7 and 9");
        return of.between(lo, sum());
    }

    private Expr missing(Expr of) {
        boolean not = eatWord("not");
        if (!eatWord("missing") && !eatWord("null")) throw bad(at, "expected missing");
        return not ? of.isMissing().not() : of.isMissing();
    }

    private Expr list(Expr of) {
        if (!eat("(")) throw bad(at, "expected ( and the values, as in passenger_count in (1, 2)");
        var values = new ArrayList<Expr.Literal>();
        do {
            int start = at;
            if (!(sum() instanceof Expr.Literal value)) throw bad(start, "a list holds numbers, texts, true and false");
            values.add(value);
        } while (eat(","));
        if (!eat(")")) throw bad(at, "expected , or )");
        return new Expr.In(of, List.copyOf(values));
    }

    private Expr sum() {
        Expr e = product();
        while (true) {
            if (eat("+")) e = e.plus(product());
            else if (eat("-")) e = e.minus(product());
            else return e;
        }
    }

    private Expr product() {
        Expr e = signed();
        while (true) {
            if (eat("*")) e = e.times(signed());
            else if (eat("/")) e = e.over(signed());
            else if (eat("%")) e = e.mod(signed());
            else return e;
        }
    }

    private Expr signed() {
        boolean minus = false;
        while (true) {
            if (eat("-")) minus = !minus;
            else if (!eat("+")) break;
        }
        Expr e = operand();
        if (!minus) return e;
        return e instanceof Expr.Literal(Number n) ? new Expr.Literal(Words.negated(n)) : new Expr.Literal(0).minus(e);
    }

    private Expr operand() {
        if (at == text.length()) throw bad(at, "the expression ends where a column or value was expected");
        char c = text.charAt(at);
        if (eat("(")) {
            int open = at - 1;
            Expr e = or();
            if (!eat(")")) throw bad(at < text.length() ? at : open, at < text.length() ? "expected )" : "this ( is never closed");
            return e;
        }
        if (c == '\'' || c == '"') return new Expr.Literal(quoted(c));
        if (c == '`') return new Expr.Column(quoted(c));
        if (Character.isDigit(c) || c == '.') return number();
        if (!Character.isJavaIdentifierStart(c)) throw bad(at, "did not expect %s here".formatted(here()));
        int start = at;
        String word = word();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> new Expr.Literal(true);
            case "false" -> new Expr.Literal(false);
            case String w when Words.RESERVED.contains(w) -> throw bad(start, "'%s' is a word of the language; a column of that name is written `%s`".formatted(word, word));
            default -> new Expr.Column(word);
        };
    }

    private Expr number() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_'
                || (text.charAt(at) == '-' || text.charAt(at) == '+') && "eE".indexOf(text.charAt(at - 1)) >= 0)) at++;
        String digits = text.substring(start, at).replace("_", "");
        space();
        try {
            if (!digits.matches("[0-9.]+([eE][+-]?[0-9]+)?")) throw new NumberFormatException();
            return new Expr.Literal(digits.matches("[0-9]{1,40}") ? new BigInteger(digits) : Double.valueOf(digits));
        } catch (NumberFormatException _) {
            throw bad(start, "'%s' is no number".formatted(text.substring(start, at).strip()));
        }
    }

    private String quoted(char quote) {
        int open = at++;
        var s = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && quote != '`' && at < text.length()) {
                c = switch (text.charAt(at++)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> text.charAt(at - 1);
                };
            }
            s.append(c);
        }
        if (at == text.length()) throw bad(open, "this %s is never closed".formatted(quote));
        at++;
        space();
        return s.toString();
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) at++;
        String word = text.substring(start, at);
        space();
        return word;
    }

    private boolean eat(String sign) {
        if (!text.startsWith(sign, at)) return false;
        at += sign.length();
        space();
        return true;
    }

    private boolean eatWord(String word) {
        if (!peekWord(word)) return false;
        at += word.length();
        space();
        return true;
    }

    private boolean peekWord(String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length()) && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private String here() {
        return at == text.length() ? "the end" : "'" + Character.toString(text.codePointAt(at)) + "'";
    }

    private BadExpression bad(int where, String what) {
        return new BadExpression(text, where, what);
    }
}
