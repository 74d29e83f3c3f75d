/** What a program and a client's page load. */

import { isModule } from '#shared/clientModule.ts'
import { codeOf, nodesOf, parse } from '../../../lab/code/tree.ts'
import { requiresIn } from './convert/requires.ts'
import { type ClientPackage, clientPackages, kindOf, type Package, packages } from './modules.ts'

export interface Uses {
  packages: readonly Package[]
  /** Packages that the playground does not have: nobody knows which version is meant. */
  strange: readonly string[]
}

/** Every module that a program names, whichever way. */
export function modulesIn(text: string): string[] {
  const source = parse(text)
  const imported = nodesOf(source).flatMap((node) => {
    if (!/^(ImportDeclaration|ExportDeclaration|DynamicImport)$/.test(node.name)) return []
    const string = node.getChild('String')
    return string ? [codeOf(source, string).slice(1, -1)] : []
  })
  return [...requiresIn(source).map(({ module }) => module), ...imported]
}

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

/** `code`: the texts of all files that run. `paths`: of all files; Express itself loads what draws those of them that are views. */
export function usesIn(code: readonly string[], paths: readonly string[] = []): Uses {
  const drawn = paths.some((path) => path.endsWith('.ejs')) ? ['ejs'] : []
  const all = [...new Set([...code.flatMap(modulesIn), ...drawn])]
  return {
    packages: packages.filter((name) => all.some((module) => packageOf(module) === name)),
    strange: [...new Set(all.filter((name) => kindOf(name) === 'strange').map(packageOf))]
      .filter((name) => kindOf(name) === 'strange' && name !== 'socket.io-client')
      .sort(),
  }
}

/** The packages that a client imports; `null` where it is a script. */
export function importsIn(client: string): readonly ClientPackage[] | null {
  if (!isModule(client)) return null
  const names = modulesIn(client).map(packageOf)
  const isReact = names.some((name) => name.startsWith('react'))
  return clientPackages.filter(
    // JSX is written with `react`, and React draws with `react-dom`.
    (name) => names.includes(name) || (isReact && name.startsWith('react')),
  )
}

/** The client's page has to give it `msgpackParser`. */
export function usesMsgpack(client: string): boolean {
  const source = parse(client)
  return nodesOf(source).some(
    (node) => node.name === 'VariableName' && codeOf(source, node) === 'msgpackParser',
  )
}
