/** Says under the top bar what the page is waiting for. Work goes on meanwhile. */
import { useEffect, useState } from 'react'
import { useLab, useRecord, useSession } from '../lab/useLab.ts'
import { Button } from '../ui/Button.tsx'
import styles from './StatusLine.module.css'

const patienceMs = 400

/** Nothing while all is well. */
export function StatusLine() {
  const lab = useLab()
  const status = useSession((s) => s.status)
  const problem = useSession((s) => s.problem)
  // A record needs no server.
  if (useRecord()) return null
  switch (status) {
    case 'open':
      return null
    case 'starting':
      return <Late key="starting" text="서버를 켜는 중이에요." />
    case 'gone':
      return <Late key="gone" text="놀이터 서버가 다시 켜졌어요. 내 실험실을 다시 여는 중이에요." />
    case 'lost':
      return (
        <p role="status" className={styles.line}>
          <strong>놀이터 서버와 연결이 끊겼어요.</strong> 저절로 다시 이어요. 쓴 코드는 이 브라우저에 있어요.
        </p>
      )
    default:
      return (
        <p role="alert" className={styles.line}>
          <strong>실험실을 열지 못했어요.</strong> {problem?.message}
          <Button size="small" onClick={lab.session.retry}>
            다시 시도
          </Button>
        </p>
      )
  }
}

/** A wait that ends soon is not worth a word. */
function Late({ text }: { text: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setLate, patienceMs, true)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <>
      <div className={styles.waiting} />
      <p role="status" className={styles.line}>
        {text}
      </p>
    </>
  )
}
