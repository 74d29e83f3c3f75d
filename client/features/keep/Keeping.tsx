/** Keeps and shares: does what the menu asks, opens what is dropped on the page or stands in its address. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '#shared/assertNever.ts'
import { AgainDialog } from './AgainDialog.tsx'
import { chooseFile, takeDrops } from './files.ts'
import type { Hands } from './hands.ts'
import { KeepLine } from './KeepLine.tsx'
import { doAgain, openFile, openHash, saveHar, saveRecord, takeOffer } from './keeper.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { isLink } from './link.ts'
import { OfferDialog } from './OfferDialog.tsx'
import type { Recorded } from './record.ts'
import { planHere, shareHere } from './share.ts'
import { ask, keepStore, say, type Wish } from './store.ts'

function grant(wish: Wish, hands: Hands): void {
  const made = hands.snapshot()
  if (wish === 'open') chooseFile((file) => void openFile(file, hands))
  else if (made) keep(wish, made)
}

function keep(wish: Exclude<Wish, 'open'>, made: Recorded): void {
  switch (wish) {
    case 'save':
      saveRecord(made)
      break
    case 'har':
      saveHar(made)
      break
    case 'link':
      ask({ kind: 'link', shared: shareHere(made) })
      break
    case 'again': {
      const plan = planHere(made)
      if (plan) ask({ kind: 'again', plan })
      else say({ kind: 'problem', text: '이 순간까지는 실행한 서버가 없어서 다시 할 것이 없어요.' })
      break
    }
    default:
      assertNever(wish)
  }
}

/** Stands under the top bar. */
export function Keeping({ hands }: { hands: Hands }) {
  const wish = useStore(keepStore, (keeper) => keeper.wish)

  useEffect(() => takeDrops((file) => void openFile(file, hands)), [hands])
  useEffect(() => {
    const read = () => {
      if (isLink(location.hash)) void openHash(location.hash)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  useEffect(() => {
    if (wish === null) return
    keepStore.setState({ wish: null })
    grant(wish, hands)
  }, [wish, hands])

  return (
    <>
      <KeepLine onRestore={hands.setCode} />
      <Questions hands={hands} />
    </>
  )
}

function Questions({ hands }: { hands: Hands }) {
  const question = useStore(keepStore, (keeper) => keeper.question)
  const close = () => ask(null)
  switch (question?.kind) {
    case 'again':
      return (
        <AgainDialog
          plan={question.plan}
          onClose={close}
          onAgain={() => {
            close()
            void doAgain(question.plan, hands)
          }}
        />
      )
    case 'link':
      return <LinkDialog shared={question.shared} onClose={close} />
    case 'offer':
      return (
        <OfferDialog
          shared={question.shared}
          onClose={close}
          onTake={(replays) => {
            close()
            void takeOffer(question.shared, replays, hands)
          }}
        />
      )
    case undefined:
      return null
    default:
      return assertNever(question)
  }
}
