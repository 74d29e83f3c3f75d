/** Express's settings whose effect is on the host: the only ones that are told to it, and the only ones it keeps. */
import type { SettingName } from './messages.ts'

export const settingNames = [
  'x-powered-by',
  'etag',
  'json spaces',
  'json escape',
  'jsonp callback name',
  'case sensitive routing',
  'strict routing',
  'query parser',
  'trust proxy',
  'subdomain offset',
] as const satisfies readonly SettingName[]
