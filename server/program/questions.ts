/** Answers what the guest library asks from inside QuickJS and only plain JavaScript can know. Runs in the worker. */
import { METHODS, STATUS_CODES } from 'node:http'
import { checkOptions } from '#shared/options.ts'
import type { Message } from './sandbox.ts'

export function answerQuestion(question: Message): unknown {
  switch (question.kind) {
    case 'options':
      return checkOptions(question['options'])
    case 'http.constants':
      return { METHODS, STATUS_CODES }
    default:
      throw new Error(`unknown question ${question.kind}`)
  }
}
