/** Connections that were lost. The two ends usually give different reasons for one and the same thing. */
import type { Cause } from './truths.ts'

const left: Cause = ({ told, seen }) => {
  if (told.kind !== 'disconnected' || told.reason !== 'io client disconnect') return undefined
  return {
    browser: '스스로 끊었어요. 저절로 다시 연결하지 않아요.',
    server:
      seen.kind === 'disconnected'
        ? `끊겼다고 알아요. 이유: \`${seen.reason}\``
        : '이 클라이언트의 소켓이 없어요.',
    why: '클라이언트가 `disconnect()`를 불렀어요.',
  }
}

const sentAway: Cause = ({ told, seen }) => {
  if (told.kind !== 'disconnected' || told.reason !== 'io server disconnect') return undefined
  return {
    browser: '서버가 끊었다고 알아요. 저절로 다시 연결하지 않아요.',
    server: seen.kind === 'disconnected' ? `스스로 끊었어요. 이유: \`${seen.reason}\`` : '스스로 끊었어요.',
    why: '서버 코드가 끊었어요. 다시 오려면 `connect()`를 불러야 해요.',
  }
}

const runEnded: Cause = ({ told, lostRun }, { errorLine, port }) => {
  if (!lostRun) return undefined
  const browser =
    told.kind === 'disconnected'
      ? `끊겼다고 알아요. 이유: \`${told.reason}\``
      : told.kind === 'connecting'
        ? `${told.attempt}번째로 다시 연결해 보고 있어요.`
        : '아직 연결돼 있다고 알아요.'
  const returns = told.kind !== 'disconnected' || told.retries
  if (lostRun === 'error') {
    const server =
      errorLine === null
        ? '처리하지 않은 오류로 끝났어요.'
        : `처리하지 않은 오류로 끝났어요. \`server.js:${errorLine}\``
    return { browser, server, why: '오류 하나가 서버 전체를 끝냈어요. 다시 실행해야 해요.' }
  }
  if (lostRun === 'limit')
    return {
      browser,
      server: '한계를 넘어서 멈췄어요.',
      why: '놀이터가 프로그램을 멈췄어요. 코드를 고쳐 다시 실행하세요.',
    }
  if (lostRun === 'closed')
    return { browser, server: '실험실이 닫혀서 끝났어요.', why: '실험실이 닫히면서 모두 끊겼어요.' }
  const server =
    port === null
      ? '새 프로그램이 실행됐지만 듣고 있지 않아요.'
      : '새 프로그램을 실행하며 옛 서버를 닫았어요.'
  return {
    browser,
    server,
    why: returns
      ? '프로그램이 바뀌었어요. 클라이언트는 저절로 돌아와요.'
      : '프로그램이 바뀌었어요. 저절로 돌아오지는 않아요.',
  }
}

const silentClient: Cause = ({ told, seen }) => {
  if (told.kind !== 'disconnected' || seen.kind !== 'disconnected' || seen.reason !== 'ping timeout')
    return undefined
  return {
    browser: `끊겼다고 알아요. 이유: \`${told.reason}\``,
    server: '퐁을 기다리다 끊었어요. 이유: `ping timeout`',
    why: '클라이언트의 퐁이 제때 서버에 닿지 않았어요.',
  }
}

const silentServer: Cause = ({ told, seen }) => {
  if (told.kind !== 'disconnected' || told.reason !== 'ping timeout') return undefined
  return {
    browser: '핑을 기다리다 끊었어요. 이유: `ping timeout`',
    server:
      seen.kind === 'disconnected'
        ? `끊겼다고 알아요. 이유: \`${seen.reason}\``
        : '아직 연결돼 있다고 알아요.',
    why: '서버의 핑이 제때 브라우저에 닿지 않았어요.',
  }
}

const lost: Cause = ({ told, seen }) => {
  if (told.kind !== 'disconnected') return undefined
  const retries = told.retries ? '다시 연결해 봐요.' : '다시 연결하지 않아요.'
  return {
    browser: `끊겼다고 알아요. 이유: \`${told.reason}\`. ${retries}`,
    server:
      seen.kind === 'disconnected'
        ? `끊겼다고 알아요. 이유: \`${seen.reason}\``
        : '아직 연결돼 있다고 알아요.',
    why: '이 증거만으로는 진짜 이유를 알 수 없어요.',
  }
}

/** The first that the evidence shows is told. */
export const losses: readonly Cause[] = [left, sentAway, runEnded, silentClient, silentServer, lost]
