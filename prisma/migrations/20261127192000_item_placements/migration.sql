-- Items that were taken from the bank remembered their origin in themselves. Each becomes a placement, as it was first saved.
INSERT INTO "placement" ("id", "course_id", "kind", "placed_id", "source_course_id", "source_id", "source_hashes", "source_version_id", "placed_by", "placed_at")
SELECT gen_random_uuid(), taken.course_id, 'item', taken.item->>'id', taken.item->'origin'->>'courseId', taken.item->'origin'->>'itemId',
       jsonb_build_object('item', taken.item->'origin'->>'contentHash'), NULL, taken.saved_by, taken.saved_at
  FROM (SELECT DISTINCT ON (r.course_id, item->>'id') r.course_id, r.saved_by, r.saved_at, item
          FROM "draft_revision" r CROSS JOIN LATERAL jsonb_array_elements(r.content) item
         WHERE r.part = 'items' AND item->'origin'->>'courseId' IS NOT NULL
         ORDER BY r.course_id, item->>'id', r.number) taken
  JOIN "course" c ON c.id = taken.item->'origin'->>'courseId'
 WHERE c.id <> taken.course_id AND taken.item->'origin'->>'itemId' IS NOT NULL AND taken.item->'origin'->>'contentHash' IS NOT NULL;
