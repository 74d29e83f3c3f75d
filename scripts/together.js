/** `node scripts/together.js lint typecheck`: runs scripts of package.json side by side. What each said stands together when it has
 *  ended, with how long it took; fails when one of them does. */
import { spawn } from 'node:child_process'

/** Resolves with whether it went well. */
function run(name) {
  const begun = performance.now()
  const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => said.push(Buffer.from(`${error}\n`)))
    child.once('close', (code) => {
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
      process.stdout.write(`── ${name}: ${code === 0 ? 'done' : `ended with ${code}`} after ${seconds} s\n`)
      process.stdout.write(Buffer.concat(said))
      resolve(code === 0)
    })
  })
}

const went = await Promise.all(process.argv.slice(2).map(run))
process.exitCode = went.every(Boolean) ? 0 : 1
