-- Who is quoted most, and in how many articles?
SELECT speaker, count(*) AS quotes, count(DISTINCT id) AS articles
FROM quotes
WHERE speaker IS NOT NULL AND kind <> 'scare'
GROUP BY speaker
ORDER BY quotes DESC, speaker
LIMIT 5;

-- Who brought something about, and what became of it?
SELECT actor, status, count(*) AS outcomes
FROM (SELECT unnest(actors) AS actor, status FROM outcomes)
GROUP BY actor, status
ORDER BY outcomes DESC, actor, status
LIMIT 5;

-- Which countries are the actors of, and who speaks for them?
SELECT actors.country, count(DISTINCT actors.id) AS articles, count(DISTINCT quotes.id || ' ' || quotes.start) AS quotes
FROM actors
LEFT JOIN quotes ON quotes.id = actors.id AND quotes.speaker = actors.name
WHERE actors.country IS NOT NULL
GROUP BY actors.country
ORDER BY articles DESC, quotes DESC, actors.country
LIMIT 5;
