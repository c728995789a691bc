/**
 * The command line. Entry type: {@link entente.cli.Main}; one class for each command. It alone
 * writes to standard output and ends the process. Results go to standard output, talk to standard
 * error; exit codes are told apart in {@link entente.cli.ExitCode}.
 */
@NullMarked
package entente.cli;

import org.jspecify.annotations.NullMarked;
