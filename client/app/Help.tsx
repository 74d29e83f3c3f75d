/** What this page is, and the keys that work in it. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { placeStore } from '../lab/place.ts'
import { useSession } from '../lab/useLab.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Checkbox } from '../ui/Field.tsx'
import { LayerMark, layerNames } from '../ui/LayerMark.tsx'
import { useAllShortcuts } from '../ui/shortcuts.ts'
import styles from './Help.module.css'
import { markWords, moduleWords, tabWords, wireWords } from './helpWords.ts'
import { keySwitch, turnKeys } from './keySwitch.ts'
import { tabsOf } from './layout.ts'
import { useRoom } from './useRoom.ts'
import { viewNames } from './views.ts'

/** Keys that belong to one part of the page. */
const local = [
  ['↑, ↓', '순서 그림에서는 다른 행을, 콘솔에서는 전에 쓴 줄을 골라요.'],
  ['Enter, Space', '순서 그림에서 단계를 펴고 접어요.'],
  ['←, →, Home, End', '자세히 연 패킷의 글자에서 다른 글자로 가요. Esc로 나오고, 한 번 더 누르면 접어요.'],
  ['Ctrl/⌘ + Enter', '코드를 실행해요.'],
  ['Ctrl/⌘ + Z', '코드를 되돌려요. 처음 상태로 바꾼 것도 되돌릴 수 있어요.'],
  ['Ctrl/⌘ + .', '커서가 있는 줄에서 나온 다음 행을 골라요.'],
  ['Esc, Tab', '편집기에서 빠져나와요.'],
] as const

/** Opened from the top bar, or with `?`. */
export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const lab = useSession((s) => s.lab)
  const shortcuts = useAllShortcuts()
  const keysOn = useStore(keySwitch, (s) => s.on)
  const room = useRoom()
  const lesson = useStore(placeStore, (place) => place.chapter !== null)
  const tabs = tabsOf({ lesson, room })
  const everywhere = shortcuts.map(({ keys, what }) => [keys, what] as const)
  return (
    <Dialog title="도움말" open={open} onClose={onClose}>
      <div className={styles.help}>
        <p>
          <code>server.js</code>는 진짜 Socket.IO 서버로 돌아요. 고치고 실행한 뒤 클라이언트를 연결하면, 둘
          사이에 오간 패킷이 순서대로 보여요.
        </p>
        <p>
          행을 고르면 그 패킷의 내용과, 그것을 만든 코드 줄이 함께 표시돼요. 페이지 전체가 그 순간을 보여요.
        </p>
        {tabs.length > 0 && (
          <>
            <h3>화면의 탭</h3>
            <List rows={tabs.map((view) => [viewNames[view], tabWords[view]])} />
          </>
        )}
        <h3>기호</h3>
        <List
          rows={markWords.map(([layer, what]) => [
            <span key={layer} className={styles.mark}>
              <LayerMark layer={layer} /> {layerNames[layer]}
            </span>,
            what,
          ])}
        />
        <h3>패킷을 멈추고 보기</h3>
        <List rows={wireWords} />
        <h3>어디서나</h3>
        <p>글을 쓰는 칸과 편집기 밖에서 눌러요.</p>
        <Checkbox label="이 키들 쓰기" checked={keysOn} onChange={turnKeys} />
        {keysOn && <List rows={keysOf(everywhere)} />}
        <h3>한 곳에서</h3>
        <List rows={keysOf(local)} />
        <h3>모듈</h3>
        <p>
          <code>server.js</code>에서 <code>require</code>나 <code>import</code>로 불러 쓸 수 있어요.
        </p>
        <List rows={moduleWords} />
        <h3>저장되는 곳</h3>
        <p>
          코드와 진도는 이 브라우저에, 주소마다 따로 저장돼요. 지금 주소는 <code>{location.host}</code>예요.
          다른 주소로 열면 처음부터 시작해요. 진도는 장 고르기의 <b>진도 내보내기</b>로 옮길 수 있어요.
        </p>
        <p>탭을 하나 더 열면 그 탭에는 따로 된 실험실이 생겨요. 진도는 두 탭이 함께 써요.</p>
        {lab && (
          <>
            <h3>밖에서 연결하기</h3>
            <p>다른 프로그램에서도 이 실험실에 연결할 수 있어요.</p>
            <pre>{`io("${location.origin}", { path: "${lab.base}/socket.io/" })`}</pre>
          </>
        )}
      </div>
    </Dialog>
  )
}

const keysOf = (keys: readonly (readonly [keys: string, what: string])[]) =>
  keys.map(([key, what]) => [<kbd key={key}>{key}</kbd>, what] as const)

function List({ rows }: { rows: readonly (readonly [name: ReactNode, what: string])[] }) {
  return (
    <dl>
      {rows.map(([name, what]) => (
        <div key={what}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
