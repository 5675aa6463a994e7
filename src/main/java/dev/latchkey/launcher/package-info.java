/**
 * The way in from the command line: what {@code java -jar latchkey.jar} runs.
 *
 * <p>It reads the port, chooses the form of the log, gives the server a private directory to unpack itself in, starts it
 * and says on the last line where it listens; or says in one sentence why it did not start, and ends with status 1.
 *
 * <p>It promises to leave nothing behind: the directory goes with the process, and the next start removes what a killed one
 * left. It is not part of the WAR and uses no room.
 *
 * <p>D1 A server without its application is an error, because an empty server that answers 404 looks alive to whatever
 * watches it; rejected: Payara's own behaviour of running on.
 * <p>D2 Records logged during a start are held back until its outcome is known, because a refused setting would otherwise
 * drown in stack traces of the container.
 * <p>D3 Static state is allowed here and only here: java.util.logging makes its handlers itself and hands nothing in.
 */
@NullMarked
package dev.latchkey.launcher;

import org.jspecify.annotations.NullMarked;
