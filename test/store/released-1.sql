-- A database as the first release wrote it (migration 1), dumped: what released.test.ts opens with today's program.
CREATE TABLE "migrations" ("number" bigint primary key, "name" text not null, "at" text not null);
CREATE TABLE "transcripts" ("slug" text primary key, "title" text not null, "date" text not null, "metadata" text not null, "seq" bigint not null, "hash" text not null);
CREATE TABLE "entries" ("slug" text not null references "transcripts" ("slug"), "seq" bigint not null, "id" text not null, "part" text not null, "request" text not null, "by" text not null, "at" text not null, "body" text not null, "prev" text not null, "hash" text not null, constraint "entries_key" primary key ("slug", "seq"), constraint "entries_id" unique ("id", "part"));
CREATE TABLE "versions" ("slug" text not null, "siglum" text not null, "label" text not null, "language" text not null, "status" text not null, "provenance" text not null, "role" text not null, "sha256" text not null, "tail" text not null, "origin" text not null, "seq" bigint not null, constraint "versions_key" primary key ("slug", "siglum"), constraint "versions_entry" foreign key ("slug", "seq") references "entries" ("slug", "seq"));
CREATE TABLE "segments" ("slug" text not null, "id" text not null, "siglum" text not null, "number" bigint not null, "kind" text not null, "layout" text not null, "text" text not null, "speaker" text, "field" text, "label" bigint not null, "joins" bigint not null, constraint "segments_key" primary key ("slug", "id"), constraint "segments_number" unique ("slug", "siglum", "number"), constraint "segments_version" foreign key ("slug", "siglum") references "versions" ("slug", "siglum"));
CREATE TABLE "revisions" ("id" text primary key, "slug" text not null, "seq" bigint not null, "siglum" text not null, "segment" text not null, "parent" text not null, "text" text not null, "reason" text, "class" text, "adopted_from" text, constraint "revisions_one_child" unique ("slug", "segment", "parent"), constraint "revisions_one_an_entry" unique ("slug", "segment", "seq"), constraint "revisions_entry" foreign key ("slug", "seq") references "entries" ("slug", "seq"), constraint "revisions_segment" foreign key ("slug", "segment") references "segments" ("slug", "id"));
CREATE TABLE "marks" ("slug" text not null, "seq" bigint not null, "siglum" text not null, "segment" text not null, "mark" text not null, "judged" text not null, constraint "marks_key" primary key ("slug", "segment", "seq"), constraint "marks_entry" foreign key ("slug", "seq") references "entries" ("slug", "seq"), constraint "marks_segment" foreign key ("slug", "segment") references "segments" ("slug", "id"));
CREATE INDEX "revisions_version" on "revisions" ("slug", "siglum", "seq");
CREATE INDEX "revisions_seq" on "revisions" ("slug", "seq");
CREATE INDEX "marks_version" on "marks" ("slug", "siglum", "seq");
CREATE INDEX "marks_seq" on "marks" ("slug", "seq");
CREATE TRIGGER "versions_no_update" BEFORE UPDATE ON "versions"
      BEGIN SELECT RAISE(ABORT, 'versions are kept for ever'); END;
CREATE TRIGGER "versions_no_delete" BEFORE DELETE ON "versions"
      BEGIN SELECT RAISE(ABORT, 'versions are kept for ever'); END;
CREATE TRIGGER "segments_no_update" BEFORE UPDATE ON "segments"
      BEGIN SELECT RAISE(ABORT, 'segments are kept for ever'); END;
CREATE TRIGGER "segments_no_delete" BEFORE DELETE ON "segments"
      BEGIN SELECT RAISE(ABORT, 'segments are kept for ever'); END;
CREATE TRIGGER "entries_no_update" BEFORE UPDATE ON "entries"
      BEGIN SELECT RAISE(ABORT, 'entries are kept for ever'); END;
CREATE TRIGGER "entries_no_delete" BEFORE DELETE ON "entries"
      BEGIN SELECT RAISE(ABORT, 'entries are kept for ever'); END;
CREATE TRIGGER "revisions_no_update" BEFORE UPDATE ON "revisions"
      BEGIN SELECT RAISE(ABORT, 'revisions are kept for ever'); END;
CREATE TRIGGER "revisions_no_delete" BEFORE DELETE ON "revisions"
      BEGIN SELECT RAISE(ABORT, 'revisions are kept for ever'); END;
CREATE TRIGGER "marks_no_update" BEFORE UPDATE ON "marks"
      BEGIN SELECT RAISE(ABORT, 'marks are kept for ever'); END;
CREATE TRIGGER "marks_no_delete" BEFORE DELETE ON "marks"
      BEGIN SELECT RAISE(ABORT, 'marks are kept for ever'); END;
INSERT INTO "migrations" VALUES (1, 'transcripts, their versions and the ledger', '2026-02-01T12:00:00.000Z');
INSERT INTO "transcripts" VALUES ('talk', 'talk', '1962', '{}', 6, 'df0d51d3a44fa874ab738492007111168132710dc2e063b4df63af9ca5cc1c04');
INSERT INTO "entries" VALUES ('talk', 1, 'c96a8ab6-224c-4d46-9c61-b490967b3bd2', 'A', '27147f8f12438a2bea840203ebc73a86d2c4bd9078cf12560d75cdd03354785d', 'Importer', '2026-01-01T12:00:00.000Z', '{"id":"c96a8ab6-224c-4d46-9c61-b490967b3bd2","label":"Version A","language":"en","segments":3,"sha256":"391ebadaf8798279a3bb952b6183b3ef78d9f6581f1bdbff92da2faf2f5d1fde","siglum":"A","type":"import"}', '0000000000000000000000000000000000000000000000000000000000000000', '078ae3a98d25dbb111b96a02ab1e5802f723c1983a260516b42caf08290ae38d');
INSERT INTO "entries" VALUES ('talk', 2, 'c96a8ab6-224c-4d46-9c61-b490967b3bd2', 'B', '27147f8f12438a2bea840203ebc73a86d2c4bd9078cf12560d75cdd03354785d', 'Importer', '2026-01-01T12:00:00.000Z', '{"id":"c96a8ab6-224c-4d46-9c61-b490967b3bd2","label":"Version B","language":"en","segments":2,"sha256":"0afab33e727e55c2084ddcd493abf2f5d3fdbdcd950127beb145d2b3371012aa","siglum":"B","type":"import"}', '078ae3a98d25dbb111b96a02ab1e5802f723c1983a260516b42caf08290ae38d', '0e8e874faf5657669e8369326d296f20d1ccc84ee1878de595f45a33004341be');
INSERT INTO "entries" VALUES ('talk', 3, '6cfc6bb7-bd2d-4de8-9459-184fd5f07ded', '', 'ef24d5b8a6b1534fec0c7cd50a902cb132cc46131cb9be81ffeab12a671c2be9', 'Ada', '2026-02-01T12:00:01.000Z', '{"id":"6cfc6bb7-bd2d-4de8-9459-184fd5f07ded","kind":"edit","marks":[{"mark":"proofread","on":"40bea656-6016-4371-ada7-25bdfb542af6","segment":"A.1"}],"revisions":[{"id":"40bea656-6016-4371-ada7-25bdfb542af6","parent":null,"segment":"A.1","text":"Deng: It''s noon;\n-- here"}],"type":"changeset"}', '0e8e874faf5657669e8369326d296f20d1ccc84ee1878de595f45a33004341be', 'f9b290ba3270eea320d8ab8ac3115508ad8b90b9b6ef6d523a7aa3d678093dcb');
INSERT INTO "entries" VALUES ('talk', 4, '6ca3ac22-2dc7-4b99-b854-0b8aa8656180', '', '69caf0e8bd20239e3d9b9b922898c511a4e8f8adfc2c6c723f846d48168c6fa0', 'Ada', '2026-02-01T12:00:02.000Z', '{"id":"6ca3ac22-2dc7-4b99-b854-0b8aa8656180","kind":"join","marks":[],"revisions":[{"adoptedFrom":"B.2","class":"layout","id":"e543d56d-fe99-410d-9669-3027a78127c5","parent":null,"reason":"page break","segment":"A.2","text":"Han: It is a good morning — “yes”."},{"id":"18bbde92-9918-4c0c-8011-098b1c91316e","parent":null,"segment":"A.3","text":""}],"type":"changeset"}', 'f9b290ba3270eea320d8ab8ac3115508ad8b90b9b6ef6d523a7aa3d678093dcb', '6508a036e02a6e4fab336878b7a9e1617a38015b53556bccb5317bf2934f198f');
INSERT INTO "entries" VALUES ('talk', 5, '9549a02b-d4c4-4077-81c4-f035751a116b', '', '685c440008bdf1065ced3386aef408f9dc64b1bc8d3a606a440f3699e44403cf', 'Ada', '2026-02-01T12:00:03.000Z', '{"id":"9549a02b-d4c4-4077-81c4-f035751a116b","kind":"edit","marks":[],"revisions":[{"id":"39805cb3-894a-4ae4-a0b7-ebbae093c70b","parent":"40bea656-6016-4371-ada7-25bdfb542af6","segment":"A.1","text":"Deng: 上午好。"}],"type":"changeset"}', '6508a036e02a6e4fab336878b7a9e1617a38015b53556bccb5317bf2934f198f', 'da2b6f3d760c73c9d85e5d6b52b8a0486f9154c15cbff581593d17d94937fc27');
INSERT INTO "entries" VALUES ('talk', 6, 'c0de764c-135f-437e-a231-a3b84895b65c', 'C', 'da966c5a487be0852c7480083ae6a95b47042f96de13bf44056f7b9e73de296e', 'Importer', '2026-02-01T12:00:04.000Z', '{"id":"c0de764c-135f-437e-a231-a3b84895b65c","label":"Version C","language":"en","segments":2,"sha256":"0e16711d2da31cea809087643c9b13470f70df84b9bc7ab4d0b6b22792cce861","siglum":"C","type":"import"}', 'da2b6f3d760c73c9d85e5d6b52b8a0486f9154c15cbff581593d17d94937fc27', 'df0d51d3a44fa874ab738492007111168132710dc2e063b4df63af9ca5cc1c04');
INSERT INTO "versions" VALUES ('talk', 'A', 'Version A', 'en', 'Not yet proofread', '', 'translation', '391ebadaf8798279a3bb952b6183b3ef78d9f6581f1bdbff92da2faf2f5d1fde', '', '', 1);
INSERT INTO "versions" VALUES ('talk', 'B', 'Version B', 'en', 'Not yet proofread', '', 'draft', '0afab33e727e55c2084ddcd493abf2f5d3fdbdcd950127beb145d2b3371012aa', '', '', 2);
INSERT INTO "versions" VALUES ('talk', 'C', 'Version C', 'en', 'Not yet proofread', '', 'draft', '0e16711d2da31cea809087643c9b13470f70df84b9bc7ab4d0b6b22792cce861', '
', '', 6);
INSERT INTO "segments" VALUES ('talk', 'A.1', 'A', 1, 'paragraph', '', 'Deng: Good morning.', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'A.2', 'A', 2, 'paragraph', '

', 'Han: It is a good', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'A.3', 'A', 3, 'paragraph', '

', 'morning — “yes”.', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'B.1', 'B', 1, 'paragraph', '', 'Deng: Good morning!', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'B.2', 'B', 2, 'paragraph', '

', 'Han: It is a good morning.', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'C.1', 'C', 1, 'paragraph', '', 'Uno.', NULL, NULL, 0, 0);
INSERT INTO "segments" VALUES ('talk', 'C.2', 'C', 2, 'paragraph', '

', 'Due.', NULL, NULL, 0, 0);
INSERT INTO "revisions" VALUES ('40bea656-6016-4371-ada7-25bdfb542af6', 'talk', 3, 'A', 'A.1', '', 'Deng: It''s noon;
-- here', NULL, NULL, NULL);
INSERT INTO "revisions" VALUES ('e543d56d-fe99-410d-9669-3027a78127c5', 'talk', 4, 'A', 'A.2', '', 'Han: It is a good morning — “yes”.', 'page break', 'layout', 'B.2');
INSERT INTO "revisions" VALUES ('18bbde92-9918-4c0c-8011-098b1c91316e', 'talk', 4, 'A', 'A.3', '', '', NULL, NULL, NULL);
INSERT INTO "revisions" VALUES ('39805cb3-894a-4ae4-a0b7-ebbae093c70b', 'talk', 5, 'A', 'A.1', '40bea656-6016-4371-ada7-25bdfb542af6', 'Deng: 上午好。', NULL, NULL, NULL);
INSERT INTO "marks" VALUES ('talk', 3, 'A', 'A.1', 'proofread', '40bea656-6016-4371-ada7-25bdfb542af6');
