/** What can be done with the files of the lab, and all of them with their sizes. */
import { FilePlus, Files, FolderInput, Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { type LabFiles, sizeOfFile } from '#shared/files/files.ts'
import { limits } from '#shared/limits.ts'
import type { LabView } from '../../lab/labView.ts'
import { isText, tabOf } from '../../lab/program/tabs.ts'
import { useLab, useRecord } from '../../lab/useLab.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Field, FieldProblem } from '../../ui/Field.tsx'
import { create, type Done, problemOfName, remove, rename, takeFiles } from './acts.ts'
import { chooseFiles } from './choose.ts'
import styles from './FilesMenu.module.css'

interface FilesCardProps {
  onDone: (done: Done) => void
  /** `opened`: a file is open, and the card makes way for it. */
  onClose: (opened: boolean) => void
}
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
/** A small file is not said to have nothing. */
const size = (bytes: number) => (bytes < 1_000 ? `${bytes} B` : kB(bytes))
const icon = { size: 15, strokeWidth: 1.85, 'aria-hidden': true } as const

export function FilesCard({ onDone, onClose }: FilesCardProps) {
  const lab = useLab()
  const viewed = useRecord()
  const own = useStore(lab.program, (p) => p.files)
  const files: LabFiles = viewed ? (viewed.labFiles ?? {}) : own
  const [naming, setNaming] = useState<{ from: string | null } | null>(null)
  const paths = Object.keys(files)
  const bytes = paths.reduce((sum, path) => sum + sizeOfFile(files[path] ?? ''), 0)
  const finish = (done: Done, opened = false) => {
    onClose(opened)
    onDone(done)
  }
  const choose = (folder: boolean) =>
    chooseFiles(folder, (read) =>
      finish(read.ok ? takeFiles(lab, read.incoming) : { ok: false, text: read.problem }),
    )
  return (
    <div className={styles.card}>
      {!viewed && (
        <>
          <div className={styles.acts}>
            <Button size="small" icon={<FilePlus {...icon} />} onClick={() => setNaming({ from: null })}>
              새 파일
            </Button>
            <Button size="small" icon={<Files {...icon} />} onClick={() => choose(false)}>
              파일·zip 넣기
            </Button>
            <Button size="small" icon={<FolderInput {...icon} />} onClick={() => choose(true)}>
              폴더 넣기
            </Button>
          </div>
          {naming && (
            <NameForm
              key={naming.from}
              lab={lab}
              from={naming.from}
              onCancel={() => setNaming(null)}
              onDone={(done) => finish(done, true)}
            />
          )}
        </>
      )}
      {paths.length === 0 ? (
        <p className={styles.note}>
          {viewed
            ? '이 기록에는 server.js 말고 다른 파일이 없어요.'
            : 'server.js 옆에 파일을 둘 수 있어요. 나눠 쓴 모듈(rooms.js), 웹 페이지(public/index.html), 그림도 돼요. 폴더나 zip을 화면에 끌어다 놓아도 돼요.'}
        </p>
      ) : (
        <>
          <ul>
            {paths.map((path) => (
              <li key={path} className={styles.file}>
                {isText(files[path]) ? (
                  <button
                    type="button"
                    className={styles.open}
                    onClick={() => {
                      onClose(true)
                      lab.editor.open(tabOf(path))
                    }}
                  >
                    {path}
                  </button>
                ) : (
                  <span className={styles.binary}>{path}</span>
                )}
                <span className={styles.size}>{size(sizeOfFile(files[path] ?? ''))}</span>
                {!viewed && (
                  <>
                    <IconButton
                      size="small"
                      label={`${path} 이름 바꾸기`}
                      icon={<Pencil {...icon} size={14} />}
                      onClick={() => setNaming({ from: path })}
                    />
                    <IconButton
                      size="small"
                      label={`${path} 지우기`}
                      icon={<Trash2 {...icon} size={14} />}
                      onClick={() => finish(remove(lab, path))}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
          <p className={styles.sum}>
            {viewed
              ? `파일 ${paths.length}개 · ${size(bytes)}`
              : `파일 ${paths.length}개 · ${size(bytes)} · ${limits.files}개, ${limits.fileBytes / 1_000} kB까지 둘 수 있어요.`}
          </p>
        </>
      )}
    </div>
  )
}

interface NameFormProps {
  lab: LabView
  /** The file that gets another name; `null`: it is a new one. */
  from: string | null
  onCancel: () => void
  onDone: (done: Done) => void
}

function NameForm({ lab, from, onCancel, onDone }: NameFormProps) {
  const [name, setName] = useState(from ?? '')
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const path = name
      .trim()
      .replace(/^\.?\//, '')
      .normalize('NFC')
    if (path === from) return onCancel()
    const wrong = problemOfName(lab, path, from ?? undefined)
    if (wrong !== undefined) setProblem(wrong)
    else onDone(from === null ? create(lab, path) : rename(lab, from, path))
  }
  return (
    <form className={styles.naming} onSubmit={submit}>
      <Field
        code
        autoFocus
        label={from === null ? '새 파일의 이름' : '파일의 새 이름'}
        placeholder="public/index.html"
        value={name}
        invalid={problem !== undefined}
        onChange={({ target }) => {
          setName(target.value)
          setProblem(undefined)
        }}
      />
      <Button size="small" look="primary" type="submit">
        {from === null ? '만들기' : '바꾸기'}
      </Button>
      <Button size="small" onClick={onCancel}>
        취소
      </Button>
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </form>
  )
}
