/** Whether something has been open for too long. */
import { useEffect, useState } from 'react'

export function useLate(isOpen: boolean, ms: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [isOpen, ms])
  return isOpen && isLate
}
