// The articles laid side by side for comparing, in the order they came.
import { MOST } from '../intake/index.js'
import { entryId } from '../library/store.js'

/** @param onChange called with the readings when something was added or taken away */
export function tray(onChange) {
  let readings = []
  const keyOf = ({ analysis }) => entryId(analysis.article.text)
  const changed = () => {
    onChange(readings)
  }
  return {
    get readings() {
      return readings
    },
    has: reading => readings.some(other => keyOf(other) === keyOf(reading)),
    /** Adds a reading; false when there is no room. One that is there already is not added again. */
    add(reading) {
      if (this.has(reading)) return true
      if (readings.length >= MOST) return false
      readings = [...readings, reading]
      changed()
      return true
    },
    remove(reading) {
      readings = readings.filter(other => keyOf(other) !== keyOf(reading))
      changed()
    },
    clear() {
      readings = []
      changed()
    },
  }
}
