/** Which client and which namespace the learner looks at; kept in the browser. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../../lab/tab.ts'

interface Choice {
  lane: string
  /** As typed. */
  namespace: string
}

function saved(): Choice {
  const { lane, namespace } = (workspace.read('namespaces') ?? {}) as { [name: string]: unknown }
  return {
    lane: typeof lane === 'string' ? lane : 'A',
    namespace: typeof namespace === 'string' ? namespace : '/news',
  }
}

export const choiceStore = createStore<Choice>(() => saved())
choiceStore.subscribe((choice) => workspace.write('namespaces', choice))

/** What the panel's lines are about from now on. */
export const choose = (choice: Partial<Choice>): void => choiceStore.setState(choice)
