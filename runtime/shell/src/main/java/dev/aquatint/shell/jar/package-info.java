/// Scripts as jars that need only a Java runtime.
package dev.aquatint.shell.jar;
