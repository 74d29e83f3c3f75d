/** What a task puts into the learner's hands: cards to order, blanks to fill, a fault to name. What is put together is code, and runs. */
import { Play, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Device, Task } from '#shared/lesson/task.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { ChoiceCard } from './Choices.tsx'
import styles from './Device.module.css'
import { type Turned, untouched } from './devices.ts'
import { useHands } from './hands.ts'
import { OrderList } from './OrderList.tsx'
import { useSaved } from './open.ts'
import { plain, Words } from './Prose.tsx'
import { useCoursePage } from './page.ts'

interface PartProps<K extends Device['kind']> {
  device: Extract<Device, { kind: K }>
  turned: Turned
}

export function DeviceCard({ lesson, task }: { lesson: Lesson; task: Task }) {
  const saved = useSaved(lesson)
  const { device } = task
  if (!device) return null
  const turned = saved.turned[task.id] ?? untouched(device)
  switch (device.kind) {
    case 'order':
      return <OrderCards device={device} turned={turned} />
    case 'blanks':
      return <Blanks device={device} turned={turned} />
    case 'diagnose':
      return <Diagnosis key={task.id} device={device} turned={turned} />
    default:
      return assertNever(device)
  }
}

function RunButton() {
  const { showCode } = useCoursePage()
  const hands = useHands()
  return (
    <Button
      look="primary"
      icon={<Play size={14} strokeWidth={2.1} aria-hidden="true" />}
      onClick={() => {
        showCode('server.js')
        void hands.run()
      }}
    >
      이대로 실행
    </Button>
  )
}

const firstLine = (code: string) =>
  code
    .trim()
    .split('\n')
    .find((line) => !line.startsWith('//')) ?? ''

function OrderCards({ device, turned }: PartProps<'order'>) {
  const hands = useHands()
  const put = (order: readonly string[]) => hands.turn((now) => ({ ...now, order }))
  const cards = turned.order.flatMap((id) => device.cards.find((card) => card.id === id) ?? [])
  const left = device.cards.filter(({ id }) => !turned.order.includes(id))
  return (
    <section className={styles.device} aria-label="카드">
      <OrderList
        label="카드의 순서"
        items={cards.map(({ id, name, code }) => ({
          id,
          name,
          content: (
            <>
              <span className={styles.name}>{name}</span>
              <code className={styles.line}>{firstLine(code)}</code>
            </>
          ),
        }))}
        onChange={put}
        onRemove={(id) => (
          <IconButton
            label={`${cards.find((card) => card.id === id)?.name ?? id} 빼기`}
            icon={<X size={16} strokeWidth={1.85} aria-hidden="true" />}
            onClick={() => put(turned.order.filter((one) => one !== id))}
          />
        )}
      />
      {left.length > 0 && (
        <div className={styles.left}>
          <span>빼 둔 카드</span>
          {left.map(({ id, name }) => (
            <Button
              key={id}
              size="small"
              icon={<Plus size={14} strokeWidth={2.1} aria-hidden="true" />}
              onClick={() => put([...turned.order, id])}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <RunButton />
    </section>
  )
}

function Blanks({ device, turned }: PartProps<'blanks'>) {
  const hands = useHands()
  return (
    <section className={styles.device} aria-label="빈칸">
      <ul className={styles.blanks}>
        {device.blanks.map(({ id, label }) => (
          <li key={id}>
            <span>
              <Words text={label} />
            </span>
            <Field
              code
              label={plain(label)}
              value={turned.filled[id] ?? ''}
              placeholder="___"
              onChange={(event) => {
                const text = event.target.value
                hands.turn((now) => ({ ...now, filled: { ...now.filled, [id]: text } }))
              }}
            />
          </li>
        ))}
      </ul>
      <RunButton />
    </section>
  )
}

/** The server's side stays covered until the fault is named. */
function Diagnosis({ device, turned }: PartProps<'diagnose'>) {
  const hands = useHands()
  const [choice, setChoice] = useState<string | null>(turned.diagnosis)
  const named = device.choices.find(({ id }) => id === turned.diagnosis)
  return (
    <ChoiceCard
      label="진단"
      ask={device.ask}
      name="diagnosis"
      choices={device.choices.map(({ id, text }) => ({ value: id, text }))}
      value={named?.id ?? choice}
      onChoose={setChoice}
      disabled={named !== undefined}
      said={named ? { ...named, wrong: '다른 이유가 있어요.' } : null}
    >
      <Button
        look="primary"
        disabled={choice === null}
        onClick={() => hands.turn((now) => ({ ...now, diagnosis: choice }))}
      >
        진단하고 서버 쪽 열기
      </Button>
    </ChoiceCard>
  )
}
