/** A record on the page, in the place of its lab. */
import { createPictures } from '../../pictures/pictures.ts'
import type { Desk } from '../desk.ts'
import type { LabView } from '../labView.ts'
import type { Session } from '../session.ts'
import { createTrace } from '../trace/store.ts'
import type { Recorded } from './viewed.ts'

const readOnly = async () => ({
  ok: false as const,
  status: 409,
  problem: { message: '기록은 읽기만 돼요. 기록을 닫은 뒤에 해 주세요.' },
})

/** The session of a page that shows a record: nothing acts on the lab. */
const readOnlySession = (session: Session): Session => ({
  ...session,
  run: readOnly,
  evaluate: readOnly,
  conditions: readOnly,
  wire: readOnly,
  traceNow: () => null,
})

let opened = 0

/** A record beside the lab `own`, which goes on: nothing that is done on its page is done to anybody. */
export function viewRecord(own: LabView, { viewed, trace }: Recorded): LabView {
  opened += 1
  const since = trace.cursor === null ? null : trace.last
  return {
    ...own,
    trace: createTrace({ ...trace, since, epoch: `record ${opened}` }),
    pictures: createPictures(),
    session: readOnlySession(own.session),
    record: viewed,
  }
}

/** Puts a record on the page. */
export const openRecord = ({ own, put }: Desk, recorded: Recorded): void => put(viewRecord(own, recorded))

/** Points at a moment of a record, or of the page's own lab (`null`): that one is on the page then. */
export function showMoment(desk: Desk, recorded: Recorded | null, seq: number, part: number): void {
  const shown = () => desk.store.getState().shown
  if (recorded === null) desk.close()
  else if (shown().record !== recorded.viewed) openRecord(desk, recorded)
  shown().trace.show(seq, part)
}
