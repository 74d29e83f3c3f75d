/**
 * Before any schema is made: zod would try to make code of text, which the page's policy refuses and a browser reports. Said in zod's
 * own place for it (zod 4, core/core.ts), which zod keeps where somebody has made it: its `config` would load 4 kB before the diagram.
 * Every journey fails on a refusal of the policy, so a zod that looks elsewhere is noticed.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

export {}
