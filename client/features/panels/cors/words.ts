/** A verdict in words: for its cell, and as the one sentence that says who decided. */
import { assertNever } from '#shared/assertNever.ts'
import { allowOrigin } from '#shared/model/cors.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Attempt } from './attempts.ts'
import { type Origins, short } from './origins.ts'
import { answerOf, type Verdict } from './verdict.ts'

export const verdictWords: Record<Verdict['kind'], string> = {
  allowed: '허용',
  hidden: '차단',
  refused: '거절',
  unreached: '못 닿음',
}

/** The value that decided, as short as a cell needs it. */
export function cellValue({ reason, exchange }: Verdict, origins: Origins): string {
  switch (reason.is) {
    case 'unchecked':
      return '검사 안 함'
    case 'header':
    case 'method':
      return reason.name
    case 'no credentials':
      return '자격 증명'
    case 'preflight status':
    case 'forbidden':
    case 'origin function':
    case 'transport':
    case 'status':
      return String(reason.status)
    case 'not found':
      return '404'
    case 'nobody':
    case 'silence':
      return '답 없음'
    case 'failed later':
    case 'unexplained':
    case 'allowed':
    case 'no origin':
    case 'other origin':
    case 'star with credentials': {
      const answer = exchange && answerOf(exchange)
      const allows = answer && headerOf(answer.event.headers, allowOrigin)
      return allows ? short(allows, origins) : '없음'
    }
    default:
      return assertNever(reason)
  }
}

/** Who decided, and why. Code stands between backticks. */
export function whyOf({ reason }: Verdict, { client }: Attempt): string {
  switch (reason.is) {
    case 'unchecked':
      if (reason.hidden)
        return '롱 폴링의 답은 브라우저가 감췄지만, WebSocket에는 CORS 검사가 없어서 연결됐어요.'
      return client.extraHeaders === null
        ? '아무도 막지 않았어요. 브라우저는 WebSocket에 CORS 검사를 하지 않아요.'
        : '아무도 막지 않았어요. WebSocket에는 CORS 검사도 없고, `extraHeaders`도 실리지 않아요.'
    case 'allowed':
      if (reason.preflight)
        return '사전 요청의 답이 헤더를 허용해서, 브라우저가 진짜 요청을 보내고 답을 보여 줬어요.'
      if (reason.credentials) return '출처가 글자까지 같고 자격 증명도 허용해서 브라우저가 답을 보여 줬어요.'
      return reason.by === 'star'
        ? '`*`는 모든 출처를 뜻해서 브라우저가 답을 보여 줬어요.'
        : '출처가 글자까지 같아서 브라우저가 답을 보여 줬어요.'
    case 'failed later':
      return `브라우저는 답을 보여 줬어요. 그 뒤에 서버가 \`${reason.message}\`라고 알렸어요.`
    case 'no origin':
      return '답에 허용한 출처가 없어서 브라우저가 감췄어요. 서버는 막지 않았어요.'
    case 'other origin':
      return reason.slash
        ? '끝에 `/`가 하나 더 있어서 브라우저가 감췄어요. 서버는 막지 않았어요.'
        : '글자가 달라서 브라우저가 감췄어요. 서버는 막지 않았어요.'
    case 'star with credentials':
      return '자격 증명을 보낼 때 `*`는 허용이 아니라서 브라우저가 감췄어요.'
    case 'no credentials':
      return '출처는 같지만 `credentials: true`가 없어서 브라우저가 감췄어요.'
    case 'header':
      return `서버가 \`${reason.name}\` 헤더를 허용하지 않아서 브라우저가 진짜 요청을 보내지 않았어요.`
    case 'method':
      return `서버가 \`${reason.name}\` 메서드를 허용하지 않아서 브라우저가 진짜 요청을 보내지 않았어요.`
    case 'preflight status':
      return '사전 요청이 거절돼서 브라우저가 진짜 요청을 보내지 않았어요.'
    case 'unexplained':
      return '답의 헤더는 모두 맞는데 브라우저가 감췄어요. 이 증거만으로는 이유를 알 수 없어요.'
    case 'forbidden':
      return client.transports === null
        ? '`allowRequest`로 서버가 거절했어요. 답은 브라우저가 보여 줬어요.'
        : '`allowRequest`로 서버가 거절했어요. WebSocket에서는 상태 코드도 코드에 닿지 않아요.'
    case 'origin function':
      return '`origin` 함수가 오류를 내서 서버가 거절했어요. `cors` 설정으로 서버가 거절하는 경우는 이것뿐이에요.'
    case 'transport':
      return '서버가 이 전송 방식을 받지 않아서 거절했어요.'
    case 'not found':
      return '이 경로에는 Socket.IO가 없어요. 코드에는 CORS에 막혔을 때와 똑같이 보여요.'
    case 'status':
      return '서버가 거절했어요. 상태 코드에 이유가 있어요.'
    case 'nobody':
      return '기다리는 서버가 없어요. 코드에는 CORS에 막혔을 때와 똑같이 보여요.'
    case 'silence':
      return '답이 오지 않았어요.'
    default:
      return assertNever(reason)
  }
}

const head = (id: string) => `${id.slice(0, 4)}…`

/** What the server did meanwhile, as its own objects tell. */
export function serverDid({ sessions }: Attempt): string {
  const ghost = sessions.find(({ hasSocket }) => !hasSocket)
  const used = sessions.find(({ hasSocket }) => hasSocket)
  if (used && ghost)
    return `세션 \`${head(used.id)}\`에 소켓을 만들었어요. \`${head(ghost.id)}\`는 소켓이 없는 유령 세션이에요.`
  if (used) return `세션 \`${head(used.id)}\`에 소켓을 만들었어요.`
  return ghost
    ? `답하면서 세션 \`${head(ghost.id)}\`를 열었어요. 소켓이 없는 유령 세션이에요.`
    : '세션을 열지 않았어요.'
}

/** What the browser let the code know. */
export function codeHeard({ outcome }: Attempt): string {
  if (outcome.is === 'connected') return '`connect`'
  const { message, description } = outcome
  return description === null ? `\`${message}\`` : `\`${message}\` (${description})`
}
