/** The secret that all keys of labs are made of: it is made at the first start, and kept whole or not at all. */
import { randomBytes } from 'node:crypto'
import * as disk from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#shared/problem.ts'

/** What the secret needs of a disk; tests give one that is full. */
export type Disk = Pick<
  typeof disk,
  | 'mkdirSync'
  | 'readFileSync'
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'linkSync'
  | 'renameSync'
  | 'rmSync'
>

const secretBytes = 32
/** 32 bytes or more, as `base64url` writes them. */
const secretForm = /^[A-Za-z0-9_-]{43,}$/

/**
 * The secret of this installation, made at the first start; nothing else is kept on disk. Of several processes that
 * start at once each gets the same. Throws `Refusal` with what to do.
 */
export function readSecret(folder: string, fs: Disk = disk): string {
  const file = join(folder, 'secret')
  try {
    fs.mkdirSync(folder, { recursive: true })
    const found = contentOf(file, fs)
    if (found) return checked(file, found)
    return make(folder, file, fs)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(whyNot(folder, (error as NodeJS.ErrnoException).code))
  }
}

/** `undefined`: there is no such file. An empty one is what a full disk left at a first start: nobody has a key of it. */
function contentOf(file: string, fs: Disk): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function checked(file: string, secret: string): string {
  if (secretForm.test(secret)) return secret
  throw new Refusal(
    `열쇠를 만드는 비밀 파일 ${file}의 내용이 망가졌어요. 백업이 있으면 되돌리고, 없으면 이 파일을 지운 뒤 다시 실행해 주세요. 지우면 전에 만든 실험실의 열쇠는 쓸 수 없어요.`,
  )
}

/** It is whole on the disk before it has its name, and takes its name only where nobody else's has it. */
function make(folder: string, file: string, fs: Disk): string {
  const secret = randomBytes(secretBytes).toString('base64url')
  const draft = join(folder, `secret-${process.pid}-${randomBytes(6).toString('hex')}`)
  try {
    writeWhole(draft, secret, fs)
    if (contentOf(file, fs) === '') fs.renameSync(draft, file)
    else takeName(draft, file, fs)
    syncFolder(folder, fs)
  } finally {
    fs.rmSync(draft, { force: true })
  }
  return checked(file, contentOf(file, fs) ?? '')
}

function writeWhole(file: string, text: string, fs: Disk): void {
  const opened = fs.openSync(file, 'wx', 0o600)
  try {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(opened, bytes, at)
    fs.fsyncSync(opened)
  } finally {
    fs.closeSync(opened)
  }
}

function takeName(draft: string, file: string, fs: Disk): void {
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    // A file system without links, as of a memory card.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    fs.renameSync(draft, file)
  }
}

/** The name is on the disk too. Windows opens no folders, and needs no such thing. */
function syncFolder(folder: string, fs: Disk): void {
  if (process.platform === 'win32') return
  const opened = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(opened)
  } catch (error) {
    // Some file systems know no such thing of a folder; the secret itself is on the disk.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    fs.closeSync(opened)
  }
}

/** One sentence for each cause: what is wrong with the folder, and what to do. */
function whyNot(folder: string, code = ''): string {
  const elsewhere = 'DATA_DIR=다른폴더 npm start처럼 다른 폴더로 실행해 주세요.'
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `${folder} 자리에 폴더가 아닌 것이 있어서 비밀을 둘 수 없어요. ${elsewhere}`
    case 'EISDIR':
      return `${join(folder, 'secret')} 자리에 폴더가 있어서 비밀을 둘 수 없어요. 그 폴더를 옮기거나 ${elsewhere}`
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `${folder} 폴더를 읽거나 쓸 권한이 없어서 비밀을 둘 수 없어요. 권한을 고치거나 ${elsewhere}`
    case 'ENOSPC':
    case 'EDQUOT':
      return `디스크가 가득 차서 ${folder} 폴더에 비밀을 둘 수 없어요. 자리를 비우거나 ${elsewhere}`
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'ENOENT':
      return `${folder} 폴더를 만들 수 없어서 비밀을 둘 수 없어요. 경로를 고치거나 ${elsewhere}`
    default:
      return `${folder} 폴더에 비밀을 둘 수 없어요(${code || '알 수 없는 까닭'}). ${elsewhere}`
  }
}
