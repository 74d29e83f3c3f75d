/** The reference cards of the chapters that are finished; the others are named. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './ChapterCard.module.css'
import { ChapterCard } from './ChapterCard.tsx'
import { courseStore } from './course.ts'
import { chapterName, heads, loadLesson } from './library.ts'
import { isFinished } from './open.ts'

export function CardsDialog({ onClose, onGo }: { onClose: () => void; onGo: (chapter: string) => void }) {
  const { chapters } = useStore(courseStore)
  const [lessons, setLessons] = useState<readonly Lesson[]>([])
  useEffect(() => {
    // Only chapters that were begun are loaded.
    const begun = heads.filter(({ id }) => (chapters[id]?.met.length ?? 0) > 0)
    void Promise.all(begun.map(({ id }) => loadLesson(id))).then((all) =>
      setLessons(all.filter((lesson) => lesson !== null)),
    )
  }, [chapters])
  const cards = lessons.filter((lesson) => {
    const saved = chapters[lesson.id]
    return saved && isFinished(lesson, saved)
  })
  return (
    <Dialog title="카드 모음" open onClose={onClose}>
      {cards.length === 0 ? (
        <p>장의 목표를 모두 이루면 그 장의 카드가 여기에 모여요.</p>
      ) : (
        <ul className={styles.cards}>
          {cards.map((lesson) => (
            <li key={lesson.id}>
              <ChapterCard
                lesson={lesson}
                title={`${chapterName(lesson)} ${lesson.title}`}
                onOpened={onClose}
              >
                <Button size="small" onClick={() => onGo(lesson.id)}>
                  이 장으로 가기
                </Button>
              </ChapterCard>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
