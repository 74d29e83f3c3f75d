/** The order of Vitest's files where no run is remembered, as in a fresh clone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, by their own time in `docs/dev/testing.md`. By size, as Vitest orders what it does not know, the two
 *  that take longest would begin among the last, and the others would be over long before them. */
const longest = [
  'test/fuzz/fuzz.lab.test.ts',
  'test/lessons/lessons.lab.test.ts',
  'test/program/differential/differential.lab.test.ts',
  'test/program/ledger.lab.test.ts',
  'test/lab/bounds.lab.test.ts',
  'test/wire/descriptors.lab.test.ts',
]
const rank = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place < 0 ? longest.length : place
}

export class LongestFirst extends BaseSequencer {
  /** Projects stay in Vitest's order; within one, the longest files lead. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project.name))]
    const turn = ({ project }: TestSpecification) => projects.indexOf(project.name)
    return sorted.sort((a, b) => turn(a) - turn(b) || rank(a) - rank(b))
  }
}
