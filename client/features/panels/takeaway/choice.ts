/** What the learner chose to take along. Kept in the browser. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../../lab/tab.ts'
import type { Form } from './convert/convert.ts'

export const forms: readonly { value: Form; label: string }[] = [
  { value: 'commonjs', label: 'CommonJS' },
  { value: 'module', label: 'ES 모듈' },
  { value: 'typescript', label: 'TypeScript' },
]

export interface Choice {
  form: Form
  /** Of the client that goes along; the first one where it is no longer there. */
  lane: string | null
  /** The file that is looked at, without its ending: a form changes only that. */
  file: string
}

function saved(): Choice {
  const { form, lane, file } = (workspace.read('takeaway') ?? {}) as Partial<Choice>
  return {
    form: forms.find(({ value }) => value === form)?.value ?? 'commonjs',
    lane: typeof lane === 'string' ? lane : null,
    file: typeof file === 'string' ? file : 'server',
  }
}

export const choiceStore = createStore<Choice>(() => saved())
choiceStore.subscribe((choice) => workspace.write('takeaway', choice))
