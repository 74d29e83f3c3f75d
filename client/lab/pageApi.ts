/** The page's REST call for the lab's own origin. */
import { call, json, type LabAddress } from './labApi.ts'

/** Where what the lab's program serves stands at its own paths. `addresses`: where other machines find this one. */
export const openPage = ({ id, key }: LabAddress) =>
  call<{ port: number; addresses: readonly string[] }>(
    `/api/labs/${id}/page`,
    json('POST', {}, { 'x-lab-key': key }),
  )
