/** Where the learner is, and the way to every other chapter: none is locked. */
import { Check, ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LessonHead } from '#shared/lesson/lesson.ts'
import { goTo, placeStore } from '../../lab/place.ts'
import { scenesOf } from '../../lab/scene.ts'
import { useDesk } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { Popover } from '../../ui/Popover.tsx'
import { putAnew } from './anew.ts'
import { CardsDialog } from './CardsDialog.tsx'
import { Challenges } from './Challenges.tsx'
import styles from './ChapterMenu.module.css'
import { courseFile, courseStore, takeCourse } from './course.ts'
import { chapterName, headOf, heads } from './library.ts'
import type { Saved } from './saved.ts'

const parts: Readonly<Record<number, string>> = {
  1: '1부 연결과 이벤트',
  2: '2부 Server()의 옵션',
  3: '3부 나누고 모으기',
  4: '4부 실제로 쓰기',
}

/** As far as it is known without the chapter's text. */
type Standing = 'new' | 'begun' | 'done' | 'skipped'
const words: Record<Standing, string> = { new: '', begun: '하는 중', done: '목표를 이룸', skipped: '건너뜀' }
function standingOf({ goals }: LessonHead, saved: Saved | undefined): Standing {
  if (!saved) return 'new'
  if (goals.every((goal) => saved.met.includes(goal))) return 'done'
  return saved.skipped ? 'skipped' : 'begun'
}

export function ChapterMenu({ compact }: { compact: boolean }) {
  const chapter = useStore(placeStore, (place) => place.chapter)
  const { chapters } = useStore(courseStore)
  const [open, setOpen] = useState(false)
  const [cards, setCards] = useState(false)
  const head = chapter === null ? null : headOf(chapter)
  const go = (to: string | null) => {
    setOpen(false)
    setCards(false)
    goTo(to)
  }
  return (
    <>
      <Popover
        label="장 고르기"
        align="start"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button
            look="ghost"
            className={styles.trigger}
            aria-label={`장 고르기, 지금은 ${head?.title ?? '자유 실험실'}`}
          >
            {head ? (
              <>
                <span className={styles.number}>{chapterName(head)}</span>
                <span className={styles.name}>{compact ? head.short : head.title}</span>
              </>
            ) : (
              <span className={styles.name}>자유 실험실</span>
            )}
            <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
          </Button>
        }
      >
        <nav aria-label="장" className={styles.menu}>
          {Object.entries(parts).map(([part, name]) => (
            <section key={part} aria-label={name}>
              <h3 className={styles.part}>{name}</h3>
              <ul>
                {heads
                  .filter((one) => one.part === Number(part))
                  .map((one) => (
                    <li key={one.id}>
                      <Entry
                        head={one}
                        isHere={one.id === chapter}
                        standing={standingOf(one, chapters[one.id])}
                        onGo={() => go(one.id)}
                      />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
          <button
            type="button"
            className={styles.entry}
            aria-current={chapter === null ? 'page' : undefined}
            onClick={() => go(null)}
          >
            <span />
            <span>자유 실험실</span>
          </button>
        </nav>
        <Course onCards={() => setCards(true)} onDone={() => setOpen(false)} />
      </Popover>
      {chapter === null && !compact && <Challenges />}
      {!compact && chapter !== null && <Ticks here={chapter} chapters={chapters} />}
      {cards && <CardsDialog onClose={() => setCards(false)} onGo={go} />}
    </>
  )
}

interface EntryProps {
  head: LessonHead
  isHere: boolean
  standing: Standing
  onGo: () => void
}

function Entry({ head, isHere, standing, onGo }: EntryProps) {
  return (
    <button type="button" className={styles.entry} aria-current={isHere ? 'page' : undefined} onClick={onGo}>
      <span className={styles.number}>{head.number}</span>
      <span>{head.title}</span>
      <span className={styles.standing} data-standing={standing}>
        {standing === 'done' ? (
          <Check size={14} strokeWidth={2.4} aria-label="목표를 이룸" />
        ) : (
          words[standing] || `${head.minutes}분`
        )}
      </span>
    </button>
  )
}

/** One short bar for each chapter. */
function Ticks({ here, chapters }: { here: string | null; chapters: Readonly<Record<string, Saved>> }) {
  return (
    <span className={styles.ticks} aria-hidden="true">
      {heads.map((head) => (
        <span
          key={head.id}
          data-here={head.id === here || undefined}
          data-standing={standingOf(head, chapters[head.id])}
        />
      ))}
    </span>
  )
}

/** Cards, and the learner's way as a file. */
function Course({ onCards, onDone }: { onCards: () => void; onDone: () => void }) {
  const { keepTyped } = scenesOf(useDesk())
  const file = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = await chosen.text()
    keepTyped()
    const problem = takeCourse(text)
    setSaid(problem ?? '진도를 가져왔어요.')
    // The programs of the open chapter are among what was brought.
    if (problem === null) putAnew()
  }
  const save = () => {
    keepTyped()
    download('socketio-course.json', courseFile(), 'application/json')
  }
  return (
    <div className={styles.course}>
      <Button
        size="small"
        onClick={() => {
          onDone()
          onCards()
        }}
      >
        카드 모음
      </Button>
      <Button size="small" onClick={save}>
        진도 내보내기
      </Button>
      <Button size="small" onClick={() => file.current?.click()}>
        진도 가져오기
      </Button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="진도 파일"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {said !== null && (
        <p role="status" className={styles.said}>
          {said}
        </p>
      )}
    </div>
  )
}
