import '../server/node-version.ts';
import { languageOf } from './language.ts';
import { exitCodes, Refused } from './outcome.ts';
import { program, usageError } from './program.ts';
import { inLanguage, terminalIn } from './terminal.ts';

/** `gongshu …`: one command, then out with its exit code. */
const language = languageOf(process.env);
const terminal = terminalIn(language);
try {
  await program(terminal, (code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (error) {
  const usage = usageError(error);
  if (usage) {
    if (usage.said) terminal.complain(usage.said);
    process.exitCode = usage.code;
  } else if (error instanceof Refused) {
    terminal.complain(inLanguage(error.text, language));
    process.exitCode = exitCodes.refused;
  } else {
    terminal.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = exitCodes.refused;
  }
}
// The embedded PostgreSQL's own exit hook would end an idle process with 0, whatever was set above.
process.exit();
