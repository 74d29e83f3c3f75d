/** Shows the link to this experiment, chosen and ready to be copied. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import styles from './Keeping.module.css'
import { type Shared, writeLink } from './link.ts'
import { keepButton } from './store.ts'

/** The clipboard's own door is open only where the page is secure; the old one is open everywhere. */
async function copy(field: HTMLInputElement): Promise<boolean> {
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

type Made = { status: 'making' } | { status: 'made'; url: string } | { status: 'too-long' }

export function LinkDialog({ shared, onClose }: { shared: Shared; onClose: () => void }) {
  const [made, setMade] = useState<Made>({ status: 'making' })
  const [copied, setCopied] = useState<boolean | null>(null)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isOpen = true
    void writeLink(shared).then((hash) => {
      if (!isOpen) return
      const here = `${location.origin}${location.pathname}`
      setMade(hash === null ? { status: 'too-long' } : { status: 'made', url: here + hash })
    })
    return () => {
      isOpen = false
    }
  }, [shared])
  const input = () => field.current?.querySelector('input') ?? null
  useEffect(() => {
    if (made.status === 'made') field.current?.querySelector('input')?.select()
  }, [made])
  const onCopy = async () => {
    const element = input()
    if (element) setCopied(await copy(element))
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return (
    <Dialog title="링크 복사" open onClose={onClose} returnTo={keepButton}>
      <div className={styles.text}>
        <p>
          코드와 클라이언트, 네트워크 조건이 링크에 담겨요.{' '}
          {shared.step
            ? '고른 단계까지 한 일도 담겨서, 열면 그 단계까지 다시 해 볼 수 있어요.'
            : '단계를 고르고 만들면 그 단계까지 한 일도 담겨요.'}
        </p>
        {made.status === 'too-long' && (
          <p role="alert">
            이 실험은 링크에 담기에 너무 길어요. 링크는 30,000자까지예요. 기록 저장으로 파일을 만들어 주세요.
          </p>
        )}
        {made.status === 'made' && (
          <>
            <div ref={field} className={styles.copy}>
              <Field label="이 실험의 링크" code readOnly value={made.url} />
              <Button look="primary" onClick={() => void onCopy()}>
                복사
              </Button>
            </div>
            <p className="aside" role="status">
              {copied === null &&
                `${made.url.length.toLocaleString('ko')}자예요. 받은 사람의 놀이터에서 열려요.`}
              {copied === true && '복사했어요.'}
              {copied === false && '복사하지 못했어요. 선택된 글자를 직접 복사해 주세요.'}
            </p>
            {isLocal && (
              <p className="aside">
                주소가 <code>{location.host}</code>라서 놀이터가 켜진 컴퓨터에서만 열려요. 다른 컴퓨터에 줄
                때는 앞의 주소를 그 컴퓨터에서 여는 주소로 바꾸세요.
              </p>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
