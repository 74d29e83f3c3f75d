/** The chip in the top bar: whether the wire flows freely, and the way back to that. */
import { ArrowRight } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { LabView } from '../../lab/labView.ts'
import { useLab, useLiveFold } from '../../lab/useLab.ts'
import { wireOf } from '../../pictures/network.ts'
import { Button } from '../../ui/Button.tsx'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Network.module.css'
import { chipText, isFree } from './words.ts'

const ConditionsForm = lazy(async () => ({ default: (await import('./ConditionsForm.tsx')).ConditionsForm }))
/** What acts on the wire is not needed before somebody does. */
const flow = async (lab: LabView) => (await import('./acts.ts')).letFlow(lab)

/** The conditions hang below it; while one is on, one press lets everything flow. 한 걸음씩 is ended where its packets are. */
export function NetworkChip({ clients }: { clients: readonly string[] }) {
  const lab = useLab()
  const wire = useLiveFold(wireOf)
  const [open, setOpen] = useState(false)
  const free = isFree(wire)
  return (
    <span className={styles.chipBox} data-chip={free ? 'free' : 'on'}>
      <Popover
        label="네트워크 조건"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className={styles.chip} data-on={!free || undefined}>
            {free ? (
              <ArrowRight size={14} strokeWidth={2.1} aria-hidden="true" />
            ) : (
              <LayerMark layer="net" size={14} />
            )}
            <span>{chipText(wire)}</span>
          </button>
        }
      >
        <Suspense>
          <ConditionsForm clients={clients} />
        </Suspense>
      </Popover>
      {!free && !wire.patient && (
        <Button size="small" aria-keyshortcuts="F" title="모두 흘려보내기 (F)" onClick={() => void flow(lab)}>
          풀기
        </Button>
      )}
    </span>
  )
}
