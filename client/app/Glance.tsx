/** The server at a glance: listening or not, and who is connected; the lists hang below it. */
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { isAway } from '../lab/session.ts'
import { useFold, useRecord, useSession, useTrace } from '../lab/useLab.ts'
import { type ServerView, serverOf } from '../pictures/server.ts'
import { classes } from '../ui/classes.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Glance.module.css'

const GlanceLists = lazy(async () => ({ default: (await import('./GlanceLists.tsx')).GlanceLists }))

const phrase = ({ listening, stopped, run }: ServerView) => {
  if (listening) return '기다리는 중'
  if (run === 0) return '켜는 중'
  return stopped === 'error' || stopped === 'limit' ? '멈춤' : '꺼짐'
}

/** From the trace, at the current moment. */
export function Glance() {
  const server = useFold(serverOf)
  const isPast = useTrace((trace) => trace.cursor !== null)
  const viewing = useRecord() !== null
  const isUnknown = useSession(isAway) && !viewing && !isPast
  const rooms = server.rooms.filter(({ own }) => !own)
  return (
    <Popover
      label={isPast ? '그때의 서버' : '서버의 지금'}
      align="end"
      trigger={
        <button type="button" className={styles.chip} data-glance="">
          <span
            className={classes(styles.dot, server.listening && !isUnknown && styles.on)}
            aria-hidden="true"
          />
          <span>{isUnknown ? '닿지 않음' : phrase(server)}</span>
          <Count name="연결" count={server.clientsCount} />
          <Count name="소켓" count={server.sockets.length} />
          <Count name="네임스페이스" count={server.namespaces.length} wide />
          <Count name="룸" count={rooms.length} wide />
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </button>
      }
    >
      <Suspense>
        <GlanceLists server={server} isPast={isPast} />
      </Suspense>
    </Popover>
  )
}

function Count({ name, count, wide = false }: { name: string; count: number; wide?: boolean }) {
  return (
    <span className={classes(styles.count, wide && styles.wide)} data-count="">
      {name} <b>{count}</b>
    </span>
  )
}
