/** A client's program is a script, or a module that imports what it needs. */

/** Whether a program begins a line with `import` or `export`: only a module does. */
export const isModule = (code: string): boolean => /^[ \t]*(import\b(?!\s*[(.])|export\b)/m.test(code)
