// The sample articles beside the page, all in one file that is fetched when the page loads, so that choosing one sends nothing.

/** @returns a list of `{id, title, published, kind, content}`; empty where there are none */
export async function loadSamples() {
  const answer = await fetch('samples.json').catch(() => null)
  return answer?.ok ? answer.json() : []
}
