/// Scripts that explain themselves: prose, code, what it prints and the picture it ends with, as pages of Markdown.
package dev.aquatint.shell.tutorial;
