/** The way to the page that the program serves: in a tab of its own, and on a phone. */
import { ExternalLink } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Answer } from '#shared/control.ts'
import { openPage } from '../../lab/pageApi.ts'
import { useSession } from '../../lab/useLab.ts'
import styles from './AddClient.module.css'

type Opened = Awaited<ReturnType<typeof openPage>>
const isHere = (hostname: string) => /^(localhost|127\.|\[::1\])/.test(hostname)

/** Asks for the address when it is first seen. */
export function ServedPage() {
  const address = useSession((s) => s.lab)
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    let isGone = false
    if (address)
      void openPage(address).then((answer: Opened) => {
        if (!isGone) setOpened(answer)
      })
    return () => {
      isGone = true
    }
  }, [address])
  return (
    <div className={styles.served}>
      <strong>서버가 보내는 페이지</strong>
      <small>
        express.static이나 res.sendFile로 보내는 페이지를 새 탭에서 열어요. 그 페이지의 클라이언트도 여기에
        보여요.
      </small>
      <Address opened={opened} />
    </div>
  )
}

function Address({ opened }: { opened: Answer<{ port: number; addresses: readonly string[] }> | undefined }) {
  if (!opened) return <small>주소를 여는 중이에요.</small>
  if (!opened.ok) return <small role="alert">{opened.problem.message}</small>
  const { port, addresses } = opened
  const url = `${location.protocol}//${location.hostname}:${port}/`
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        title="새 탭에서 열어요."
        className={styles.link}
      >
        {url}
        <ExternalLink size={13} strokeWidth={1.85} aria-hidden="true" />
      </a>
      {isHere(location.hostname) &&
        addresses.slice(0, 2).map((one) => (
          <small key={one}>
            휴대폰에서는 <code>{`http://${one}:${port}`}</code>
          </small>
        ))}
    </>
  )
}
