/** `node scripts/steps.js lint typecheck -- units`: scripts of package.json, step by step. Those of one step run side by side, and what
 *  each says stands together when it has ended; a script alone says it at once. Ends at the first step of which one fails, and tells how
 *  long each took. */
import { spawn } from 'node:child_process'

/** Resolves with whether it went well. */
function run(name, isAlone) {
  const begun = performance.now()
  const child = spawn('npm', ['run', '--silent', name], {
    shell: process.platform === 'win32',
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => said.push(Buffer.from(`${error}\n`)))
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
      console.log(`── ${name} ${code === 0 ? 'is done' : `ended with ${code}`} after ${seconds} s`)
      resolve(code === 0)
    })
  })
}

/** The names between two `--`. */
function stepsOf(args) {
  const steps = [[]]
  for (const arg of args) {
    if (arg === '--') steps.push([])
    else steps.at(-1).push(arg)
  }
  return steps
}

for (const names of stepsOf(process.argv.slice(2))) {
  const went = await Promise.all(names.map((name) => run(name, names.length === 1)))
  if (!went.every(Boolean)) {
    process.exitCode = 1
    break
  }
}
