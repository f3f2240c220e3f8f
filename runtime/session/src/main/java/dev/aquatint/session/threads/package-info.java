/// On which threads the code of pages runs, so that none of it can keep the server or another page from running, and who watches over it.
package dev.aquatint.session.threads;
