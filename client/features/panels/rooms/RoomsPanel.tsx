/** Rooms: who is in which, and whom an event reaches. */
import { Delivery } from './Delivery.tsx'
import { Members } from './Members.tsx'
import styles from './Rooms.module.css'
import { useRooms } from './useRooms.ts'

export function RoomsPanel() {
  const rooms = useRooms()
  return (
    <div className={styles.rooms}>
      <Members rooms={rooms} />
      <Delivery />
    </div>
  )
}
