/** The solution of a task as somebody reads it: the files as they would be, and what is done, in words. */
import type { Act, Place } from '#shared/lesson/acts.ts'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { codeOf, untouched } from './devices.ts'
import type { SceneStart } from './scene.ts'

const serverFile = 'server.js'
const clientFile = (lane: string) => `client-${lane.toLowerCase()}.js`

/** The files that the solution changes, whole. */
export function solvedFiles(lesson: Lesson, task: Task, start: SceneStart): { name: string; text: string }[] {
  const files = new Map<string, string>([
    [serverFile, start.server],
    ...start.clients.map(({ lane, code }): [string, string] => [clientFile(lane), code]),
  ])
  const changed = new Set<string>()
  let turned = untouched(task.device)
  const put = (name: string, text: string) => {
    files.set(name, text)
    changed.add(name)
  }
  for (const act of task.solution) {
    if ('write' in act) put(act.write, lesson.files[`${act.write} ${act.from}`] ?? '')
    else if ('edit' in act)
      put(
        act.edit,
        (files.get(act.edit) ?? '').replace(act.from, () => act.to),
      )
    else if ('order' in act || 'fill' in act) {
      turned =
        'order' in act
          ? { ...turned, order: act.order }
          : { ...turned, filled: { ...turned.filled, [act.fill]: act.text } }
      put(serverFile, codeOf(task.device, turned) ?? '')
    }
  }
  return [...changed].map((name) => ({ name, text: files.get(name) ?? '' }))
}

const places: Record<Place, string> = { app: '내 앱', other: '다른 사이트', null: '출처 없음' }

/** One act as an instruction; `null` where there is nothing for a hand to do. Code stands between backticks. */
export function instructionOf(act: Act): string | null {
  if ('write' in act) return `\`${act.write}\`를 답안처럼 써요.`
  if ('edit' in act) return `\`${act.edit}\`를 답안처럼 고쳐요.`
  if ('run' in act) return '`server.js`를 실행해요.'
  if ('connect' in act) return `클라이언트 ${act.connect}의 연결을 눌러요.`
  if ('disconnect' in act) return `클라이언트 ${act.disconnect}의 끊기를 눌러요.`
  if ('close' in act) return `클라이언트 ${act.close}의 페이지를 새로 열어요.`
  if ('add' in act) return `클라이언트 추가에서 ${places[act.place]}을 골라 ${act.add}를 더해요.`
  if ('server' in act) return `서버 콘솔에서 \`${act.server}\` 한 줄을 실행해요.`
  if ('client' in act) return `${act.client}의 콘솔에서 \`${act.line}\` 한 줄을 실행해요.`
  if ('wire' in act) return wireWords(act.wire)
  if ('cut' in act) return `네트워크 패널에서 ${act.cut}의 연결을 끊어요.`
  if ('release' in act)
    return act.release === 'all' ? '붙잡은 패킷을 모두 보내요.' : '붙잡은 패킷 하나를 보내요.'
  if ('drop' in act) return '붙잡은 패킷을 버려요.'
  if ('order' in act) return '카드를 답안의 순서로 놓아요.'
  if ('fill' in act) return `빈칸에 \`${act.text}\`를 써요.`
  if ('diagnose' in act) return '진단을 골라요.'
  return null
}

function wireWords({ client, hold, delay, blockUpgrade, silence }: ConditionsInput): string {
  const who = client === undefined ? '모두의' : `${client}의`
  if (hold) return `네트워크 패널에서 ${who} 패킷을 붙잡아요.`
  if (delay) return `네트워크 패널에서 ${who} 패킷을 ${delay.ms} ms 늦춰요.`
  if (blockUpgrade) return `네트워크 패널에서 ${who} 웹소켓을 막아요.`
  if (silence) return `네트워크 패널에서 ${who} 연결을 조용하게 해요.`
  return `네트워크 패널에서 ${who} 조건을 풀어요.`
}

/** Steps as they are read: the same instruction does not stand twice in a row. */
export const instructionsOf = (task: Task): string[] =>
  task.solution
    .map(instructionOf)
    .filter((text): text is string => text !== null)
    .filter((text, i, all) => text !== all[i - 1])
