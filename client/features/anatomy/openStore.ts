/** Whether 자세히 is open: it stays so from packet to packet. */
import { createStore } from 'zustand/vanilla'

export const openStore = createStore<{ open: boolean; setOpen: (open: boolean) => void }>((set) => ({
  open: false,
  setOpen: (open) => set({ open }),
}))
