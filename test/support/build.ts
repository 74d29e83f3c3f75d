/** Builds the sandbox's worker, its guest library and the client app's page before tests that run them. */
import { execFileSync } from 'node:child_process'

export function setup(): void {
  execFileSync('npx', ['rolldown', '-c', '--logLevel', 'warn'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}
