/** What is said of what was done again, and of what was not. */
import type { Skipped } from './plan.ts'
import type { Redone } from './replay.ts'

export function skippedWords({ outside, wire, earlier }: Skipped): string[] {
  return [
    outside > 0 && `밖에서 연결한 클라이언트 ${outside}개는 다시 연결할 수 없어요.`,
    wire > 0 && `전선에서 패킷에 손으로 한 일 ${wire}가지는 다시 하지 않아요.`,
    earlier > 0 && `서버를 다시 실행하기 전에 한 일 ${earlier}가지는 다시 하지 않아요.`,
  ].filter((words) => typeof words === 'string')
}

export function redoneWords({ problem, failed, late }: Redone): string {
  if (problem !== null) return `끝까지 다시 하지 못했어요. ${problem}`
  return [
    '여기까지 다시 했어요.',
    failed > 0 && `${failed}가지는 할 수 없었어요.`,
    late > 0 && `기다렸지만 오지 않은 것이 ${late}가지 있어요.`,
  ]
    .filter((words) => typeof words === 'string')
    .join(' ')
}
