/** Every file of the project to look at, and to copy one by one. */
import { useId } from 'react'
import { useStore } from 'zustand'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { onTabKey } from '../../../ui/tabKeys.ts'
import { choiceStore } from './choice.ts'
import styles from './FileView.module.css'
import type { ProjectFile } from './project.ts'

const stem = (name: string) => name.replace(/\.(js|ts)$/, '')

export function FileView({ files }: { files: readonly ProjectFile[] }) {
  const wanted = useStore(choiceStore, (choice) => choice.file)
  const id = useId()
  const file = files.find(({ name }) => stem(name) === wanted) ?? files[0]
  if (!file) return null
  return (
    <section aria-label="프로젝트의 파일" className={styles.files}>
      <div className={styles.bar}>
        <div role="tablist" aria-label="파일" className={styles.tabs} onKeyDown={onTabKey}>
          {files.map(({ name }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              aria-controls={`${id}-text`}
              aria-selected={name === file.name}
              tabIndex={name === file.name ? 0 : -1}
              className={styles.tab}
              onClick={() => choiceStore.setState({ file: stem(name) })}
            >
              {name}
            </button>
          ))}
        </div>
        {!file.bytes && <CopyButton text={file.text} label={`${file.name} 복사`} />}
      </div>
      <pre
        role="tabpanel"
        id={`${id}-text`}
        aria-labelledby={`${id}-${file.name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it.
        tabIndex={0}
        className={styles.text}
        data-prose={file.name.endsWith('.md') || undefined}
      >
        {file.bytes ? '글자가 아닌 파일이에요. 받은 .zip 안에 있어요.' : file.text}
      </pre>
    </section>
  )
}
