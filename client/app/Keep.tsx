/** Keeping and sharing, and the files that are dropped on the page. */
import { useCallback } from 'react'
import { takeFiles } from '../features/files/acts.ts'
import { read } from '../features/files/choose.ts'
import { droppedIn, readDropped } from '../features/files/reading.ts'
import { Keeping } from '../features/keep/Keeping.tsx'
import { useDesk } from '../lab/useLab.ts'
import { sayDone } from './filesDone.ts'

export function Keep() {
  const desk = useDesk()
  const onFiles = useCallback(
    async (transfer: DataTransfer) => {
      const files = await read(readDropped(droppedIn(transfer)))
      const { shown } = desk.store.getState()
      if (!files.ok) sayDone({ ok: false, text: files.problem })
      else if (shown.record)
        sayDone({ ok: false, text: '기록을 보고 있어요. 기록을 닫은 뒤에 파일을 넣어 주세요.' })
      else sayDone(takeFiles(shown, files.incoming))
    },
    [desk],
  )
  return <Keeping onFiles={onFiles} />
}
