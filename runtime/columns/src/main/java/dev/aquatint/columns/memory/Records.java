package dev.aquatint.columns.memory;

import dev.aquatint.columns.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Rows as records, turned into columns.
final class Records {
    private Records() {}

    static Store of(List<? extends Record> rows) {
        if (rows.isEmpty()) throw new IllegalArgumentException("a frame of records needs one record at least, to know its columns");
        Class<?> type = rows.getFirst().getClass();
        var columns = new LinkedHashMap<String, Object[]>();
        var declared = new LinkedHashMap<String, Class<?>>();
        var accessors = new ArrayList<Method>();
        for (RecordComponent c : type.getRecordComponents()) {
            Method accessor = c.getAccessor();
            accessor.setAccessible(true);       // records declared in a script or a method are not public
            accessors.add(accessor);
            columns.put(c.getName(), new Object[rows.size()]);
            declared.put(c.getName(), c.getType());
        }
        int i = 0;
        for (Record row : rows) {
            if (row == null || row.getClass() != type) throw new IllegalArgumentException("row %d is %s, not a %s".formatted(i, row, type.getSimpleName()));
            for (Method accessor : accessors) columns.get(accessor.getName())[i] = get(accessor, row);
            i++;
        }
        return Arrayed.named(columns, declared);
    }

    private static Object get(Method accessor, Record row) {
        try {
            return accessor.invoke(row);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("%s.%s() failed: %s".formatted(row.getClass().getSimpleName(), accessor.getName(), e.getCause()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("%s.%s() cannot be called".formatted(row.getClass().getSimpleName(), accessor.getName()), e);
        }
    }
}
