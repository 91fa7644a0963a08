// The sample articles beside the page. All are fetched at once when the page loads, so that choosing one sends nothing.

/** @returns a list of `{id, title, published, kind, content}`; empty where there are none */
export async function loadSamples() {
  const folder = new URL('../samples/', import.meta.url)
  const answer = await fetch(new URL('index.json', folder))
  if (!answer.ok) return []
  const samples = await answer.json()
  return Promise.all(samples.map(async ({ file, title, published }) => ({
    id: file, title, published: published ?? '', kind: file.endsWith('.html') ? 'html' : 'text',
    content: await (await fetch(new URL(file, folder))).text(),
  })))
}
