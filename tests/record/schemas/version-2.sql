-- A record as version 2 of its tables held it; the journal of then is beside this file.
INSERT INTO devices (id, sequence)
VALUES (x'019b7876a4c07ac89b6e5e39537507a4', 40);
INSERT INTO record (one, device, clock, journal_bytes, closed, projection)
VALUES (1, x'019b7876a4c07ac89b6e5e39537507a4', 115835653324800004, 13691, 1, 2);
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (1, x'019b7876a4c0758186a49d07e450cddd', 115818666393600000, x'019b7876a4c07ac89b6e5e39537507a4', 1, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03e9-715c-a7ec-8e65a18debbe","path":"Notes/Memex.md","title":"Memex"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (2, x'019b7876a4c0705eae13551c93e311b2', 115818666393600001, x'019b7876a4c07ac89b6e5e39537507a4', 2, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03ea-7e56-821e-fc0b1046c8bf","path":"Notes/Zettelkasten.md","title":"Zettelkasten"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (3, x'019b7876a4c0711397655d69c53f0856', 115818666393600002, x'019b7876a4c07ac89b6e5e39537507a4', 3, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03eb-7d8f-89a9-817b8a6f46b3","path":"Notes/Trails of thought.md","title":"Trails of thought"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (4, x'019b7876a4c07ddaaa7bbaaa54ed6129', 115818666393600003, x'019b7876a4c07ac89b6e5e39537507a4', 4, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03ec-7a8a-b0b0-984b6ac674e4","path":"Notes/Überblick.md","title":"Überblick"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (5, x'019b7876a4c071ce8f2ac48b8b4cec4c', 115818666393600004, x'019b7876a4c07ac89b6e5e39537507a4', 5, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03ed-7ac3-b836-97934d3197c0","path":"Notes/学习.md","title":"学习"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (6, x'019b7876a4c07a308e19d064f557398b', 115818666393600005, x'019b7876a4c07ac89b6e5e39537507a4', 6, 1767252600, 60, 20454, 'note-keyed', NULL, NULL, NULL, 0, '{"key":"00000000-03ee-70e0-99df-5139b29d4172","path":"Notes/Café \"x\" ''y''.md","title":"Café \"x\" ''y''"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (7, x'019b7876a4c07f5485e7c49511ddeef1', 115818666393600006, x'019b7876a4c07ac89b6e5e39537507a4', 7, 1767252600, 60, 20454, 'enrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', NULL, 0, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ea-7e56-821e-fc0b1046c8bf","by_hand":false,"reason":"linked twice"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (8, x'019b7876a4c078539f5ba2318d012234', 115818666393600007, x'019b7876a4c07ac89b6e5e39537507a4', 8, 1767252600, 60, 20454, 'enrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 0, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3","by_hand":false,"reason":"linked twice"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (9, x'019b7876a4c0759598572bf161b8d3e8', 115818666393600008, x'019b7876a4c07ac89b6e5e39537507a4', 9, 1767252600, 60, 20454, 'enrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ec7a8ab0b0984b6ac674e4', NULL, 0, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ec-7a8a-b0b0-984b6ac674e4","by_hand":false,"reason":"linked twice"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (10, x'019b7876a4c076d1801e3e1b9aa185c0', 115818666393600009, x'019b7876a4c07ac89b6e5e39537507a4', 10, 1767252600, 60, 20454, 'enrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', NULL, 0, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ed-7ac3-b836-97934d3197c0","by_hand":false,"reason":"linked twice"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (11, x'019b7876a4c07349b7277bfe9bbcff11', 115818666393600010, x'019b7876a4c07ac89b6e5e39537507a4', 11, 1767252600, 60, 20454, 'enrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ee-70e0-99df-5139b29d4172","by_hand":true,"reason":""}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (12, x'019b7876a4c076ecbe729688d8caefef', 115818666393600011, x'019b7876a4c07ac89b6e5e39537507a4', 12, 1767252600, 60, 20454, 'enrolled', x'0000000003ea7e56821efc0b1046c8bf', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 1, '{"a":"00000000-03ea-7e56-821e-fc0b1046c8bf","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3","by_hand":true,"reason":""}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (13, x'019b7876a4c07398ae43c847a515a11a', 115818666393600012, x'019b7876a4c07ac89b6e5e39537507a4', 13, 1767252600, 60, 20454, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ea-7e56-821e-fc0b1046c8bf","prompt":"why","grade":1,"answer":"both store trails\nbetween notes","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-02","raw_interval":3.1734,"fuzz_days":1,"load_days":0,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (14, x'019b7876a4c07e13993f7ac710e5988a', 115818666393600013, x'019b7876a4c07ac89b6e5e39537507a4', 14, 1767252600, 60, 20454, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3","prompt":"missing neighbour","grade":3,"answer":"","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-05","raw_interval":3.1734,"fuzz_days":1,"load_days":-1,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (15, x'019b7d9d00c0730099168488e753c30b', 115824328704000000, x'019b7876a4c07ac89b6e5e39537507a4', 15, 1767339000, 60, 20455, 'corrected', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', x'019b7876a4c07398ae43c847a515a11a', 1, '{"event":"019b7876-a4c0-7398-ae43-c847a515a11a","grade":2,"answer":"both store trails"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (16, x'019b7d9d00c07e19a2fbf32650a45ad6', 115824328704000001, x'019b7876a4c07ac89b6e5e39537507a4', 16, 1767339000, 60, 20455, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ec7a8ab0b0984b6ac674e4', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ec-7a8a-b0b0-984b6ac674e4","prompt":"reverse","grade":4,"answer":"Überblick – 睡眠 😀","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-11","raw_interval":3.1734,"fuzz_days":1,"load_days":-1,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (17, x'019b7d9d00c07c0b95a27a52ae456a08', 115824328704000002, x'019b7876a4c07ac89b6e5e39537507a4', 17, 1767339000, 60, 20455, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ed-7ac3-b836-97934d3197c0","prompt":"contrast","grade":1,"answer":"a \"quoted\" thought \\ with a slash","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-03","raw_interval":3.1734,"fuzz_days":1,"load_days":0,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (18, x'019b7d9d00c0702da9973f8e34eac9c5', 115824328704000003, x'019b7876a4c07ac89b6e5e39537507a4', 18, 1767339000, 60, 20455, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ed-7ac3-b836-97934d3197c0","prompt":"contrast","grade":2,"answer":"again","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-04","raw_interval":3.1734,"fuzz_days":1,"load_days":0,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (19, x'019b7d9d00c070f293129845d8879941', 115824328704000004, x'019b7876a4c07ac89b6e5e39537507a4', 19, 1767339000, 60, 20455, 'judged', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ea-7e56-821e-fc0b1046c8bf","worth":"strong"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (20, x'019b7d9d00c078d5b1e7816f54828367', 115824328704000005, x'019b7876a4c07ac89b6e5e39537507a4', 20, 1767339000, 60, 20455, 'judged', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3","worth":"weak"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (21, x'019b7d9d00c07c5a8ec31cfc891ced2c', 115824328704000006, x'019b7876a4c07ac89b6e5e39537507a4', 21, 1767339000, 60, 20455, 'judged', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ec7a8ab0b0984b6ac674e4', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ec-7a8a-b0b0-984b6ac674e4","worth":"map-only"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (22, x'019b7d9d00c07cb080cc7dbd3f96a953', 115824328704000007, x'019b7876a4c07ac89b6e5e39537507a4', 22, 1767339000, 60, 20455, 'suspended', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ed-7ac3-b836-97934d3197c0"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (23, x'019b7d9d00c07f96881069078f521362', 115824328704000008, x'019b7876a4c07ac89b6e5e39537507a4', 23, 1767339000, 60, 20455, 'resumed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ed-7ac3-b836-97934d3197c0"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (24, x'019b7d9d00c07ef5bb211059b4cc5c2b', 115824328704000009, x'019b7876a4c07ac89b6e5e39537507a4', 24, 1767339000, 60, 20455, 'suspended', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ee-70e0-99df-5139b29d4172"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (25, x'019b7d9d00c071b9a22e84f4af6d5efe', 115824328704000010, x'019b7876a4c07ac89b6e5e39537507a4', 25, 1767339000, 60, 20455, 'undone', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ee70e099df5139b29d4172', x'019b7d9d00c07ef5bb211059b4cc5c2b', 0, '{"event":"019b7d9d-00c0-7ef5-bb21-1059b4cc5c2b"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (26, x'019b7d9d00c07f478d0d5c69f42a326e', 115824328704000011, x'019b7876a4c07ac89b6e5e39537507a4', 26, 1767339000, 60, 20455, 'suspended', x'0000000003ea7e56821efc0b1046c8bf', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 1, '{"a":"00000000-03ea-7e56-821e-fc0b1046c8bf","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (27, x'019b7d9d00c07cb08a3db3d0f3eda0fa', 115824328704000012, x'019b7876a4c07ac89b6e5e39537507a4', 27, 1767339000, 60, 20455, 'snoozed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003eb7d8f89a9817b8a6f46b3', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03eb-7d8f-89a9-817b8a6f46b3","until":"2026-01-09"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (28, x'019b7d9d00c07b2aa92a1736fe06fad6', 115824328704000013, x'019b7876a4c07ac89b6e5e39537507a4', 28, 1767339000, 60, 20455, 'dismissed', x'0000000003ec7a8ab0b0984b6ac674e4', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03ec-7a8a-b0b0-984b6ac674e4","b":"00000000-03ed-7ac3-b836-97934d3197c0"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (29, x'019b7d9d00c07cb4ad3194386373f24b', 115824328704000014, x'019b7876a4c07ac89b6e5e39537507a4', 29, 1767339000, 60, 20455, 'ripening', x'0000000003ec7a8ab0b0984b6ac674e4', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03ec-7a8a-b0b0-984b6ac674e4","b":"00000000-03ee-70e0-99df-5139b29d4172","until":"2026-02-01"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (30, x'019b7d9d00c075bdbdc147857e14afe0', 115824328704000015, x'019b7876a4c07ac89b6e5e39537507a4', 30, 1767339000, 60, 20455, 'accepted', x'0000000003ed7ac3b83697934d3197c0', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03ed-7ac3-b836-97934d3197c0","b":"00000000-03ee-70e0-99df-5139b29d4172"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (31, x'019b7d9d00c0776b9fb6e1556b0851ec', 115824328704000016, x'019b7876a4c07ac89b6e5e39537507a4', 31, 1767339000, 60, 20455, 'note-renamed', NULL, NULL, NULL, 0, '{"key":"00000000-03ec-7a8a-b0b0-984b6ac674e4","path":"Archiv/Überblick.md"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (32, x'019b7d9d00c071818817c0530a2429b8', 115824328704000017, x'019b7876a4c07ac89b6e5e39537507a4', 32, 1767339000, 60, 20455, 'unenrolled', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ee-70e0-99df-5139b29d4172"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (33, x'019b7d9d00c07ec58e8b57599858e8a9', 115824328704000018, x'019b7876a4c07ac89b6e5e39537507a4', 33, 1767339000, 60, 20455, 'setting-changed', NULL, NULL, NULL, 1, '{"name":"minutes","value":"20"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (34, x'019b7d9d00c0730f817d992153435444', 115824328704000019, x'019b7876a4c07ac89b6e5e39537507a4', 34, 1767339000, 60, 20455, 'setting-changed', NULL, NULL, NULL, 1, '{"name":"easy-days","value":"{\"sun\":0.5}"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (35, x'019b7d9d00c074acbc65d65b645bc467', 115824328704000020, x'019b7876a4c07ac89b6e5e39537507a4', 35, 1767339000, 60, 20455, 'setting-changed', NULL, NULL, NULL, 1, '{"name":"exclusions.rules","value":"{\"folders\":[\"Archiv\"]}"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (36, x'019b87e9b8c079859b156f69cda17534', 115835653324800000, x'019b7876a4c07ac89b6e5e39537507a4', 36, 1767511800, -300, 20456, 'reviewed', x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', NULL, 1, '{"a":"00000000-03e9-715c-a7ec-8e65a18debbe","b":"00000000-03ea-7e56-821e-fc0b1046c8bf","prompt":"why","grade":3,"answer":"trails, again","confidence":2,"seconds":12.25,"hints":1,"due":"2026-01-09","raw_interval":3.1734,"fuzz_days":1,"load_days":-1,"parameters":"default","algorithm":"FSRS-6"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (37, x'019b87e9b8c07990864cdf8084b2a6be', 115835653324800001, x'019b7876a4c07ac89b6e5e39537507a4', 37, 1767511800, -300, 20456, 'judged', x'0000000003ed7ac3b83697934d3197c0', x'0000000003ee70e099df5139b29d4172', NULL, 1, '{"a":"00000000-03ed-7ac3-b836-97934d3197c0","b":"00000000-03ee-70e0-99df-5139b29d4172","worth":"strong"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (38, x'019b87e9b8c077059cadbe935bcae267', 115835653324800002, x'019b7876a4c07ac89b6e5e39537507a4', 38, 1767511800, -300, 20456, 'undone', x'0000000003ed7ac3b83697934d3197c0', x'0000000003ee70e099df5139b29d4172', x'019b87e9b8c07990864cdf8084b2a6be', 0, '{"event":"019b87e9-b8c0-7990-864c-df8084b2a6be"}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (39, x'019b87e9b8c07505ae2659bba313edab', 115835653324800003, x'019b7876a4c07ac89b6e5e39537507a4', 39, 1767511800, -300, 20456, 'enrolled', x'0000000003ea7e56821efc0b1046c8bf', x'0000000003ec7a8ab0b0984b6ac674e4', NULL, 1, '{"a":"00000000-03ea-7e56-821e-fc0b1046c8bf","b":"00000000-03ec-7a8a-b0b0-984b6ac674e4","by_hand":true,"reason":""}');
INSERT INTO events (number, id, clock, device, sequence, seconds, offset_minutes, day, kind, a, b, about, undoable, body)
VALUES (40, x'019b87e9b8c07829bd184dd58edede81', 115835653324800004, x'019b7876a4c07ac89b6e5e39537507a4', 40, 1767511800, -300, 20456, 'enrolled', x'0000000003ea7e56821efc0b1046c8bf', x'0000000003ed7ac3b83697934d3197c0', NULL, 1, '{"a":"00000000-03ea-7e56-821e-fc0b1046c8bf","b":"00000000-03ed-7ac3-b836-97934d3197c0","by_hand":true,"reason":""}');
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', 'Notes/Memex.md', 'Memex', '', 0, x'', '[]', 0);
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003ea7e56821efc0b1046c8bf', 'Notes/Zettelkasten.md', 'Zettelkasten', '', 0, x'', '[]', 0);
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003eb7d8f89a9817b8a6f46b3', 'Notes/Trails of thought.md', 'Trails of thought', '', 0, x'', '[]', 0);
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003ec7a8ab0b0984b6ac674e4', 'Archiv/Überblick.md', 'Überblick', '', 0, x'', '[]', 0);
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003ed7ac3b83697934d3197c0', 'Notes/学习.md', '学习', 'id-5', -9141386507638288913, x'0100000002000000ffffffff', '["Memex","Café"]', 0);
INSERT INTO evidence (key, path, title, front_id, content_hash, fingerprint, targets, gone)
VALUES (x'0000000003ee70e099df5139b29d4172', 'Notes/Café "x" ''y''.md', 'Café "x" ''y''', '', 0, x'', '[]', 0);
INSERT INTO local (name, value)
VALUES ('draft why', x'68616c6620612074686f7567687420e2809320e79da1e79ca0');
INSERT INTO local (name, value)
VALUES ('session', x'7b226964223a2278222c227374616765223a2261736b227d');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ea7e56821efc0b1046c8bf', 1, 0, 0, 0, 0, 1, 20454, 0, 0, 6.574701842817034, 5.102286904192292, 20456, 20462, 2, 0, 0, 0, 3, 'linked twice');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', x'0000000003eb7d8f89a9817b8a6f46b3', 1, 0, 0, 0, 0, 2, 20454, 20462, 0, 2.3065, 2.118103970459015, 20454, 20458, 1, 0, 0, 1, 3, 'linked twice');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ec7a8ab0b0984b6ac674e4', 1, 0, 0, 0, 0, 3, 20454, 0, 0, 8.2956, 1.0, 20455, 20464, 1, 0, 0, 2, 4, 'linked twice');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ed7ac3b83697934d3197c0', 1, 0, 0, 0, 0, 0, 20454, 0, 0, 0.212, 7.604209769076838, 20455, 20457, 2, 0, 1, 3, 2, 'linked twice');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003e9715ca7ec8e65a18debbe', x'0000000003ee70e099df5139b29d4172', 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ea7e56821efc0b1046c8bf', x'0000000003eb7d8f89a9817b8a6f46b3', 1, 1, 1, 0, 0, 0, 20454, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ea7e56821efc0b1046c8bf', x'0000000003ec7a8ab0b0984b6ac674e4', 1, 1, 0, 0, 0, 0, 20456, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ea7e56821efc0b1046c8bf', x'0000000003ed7ac3b83697934d3197c0', 1, 1, 0, 0, 0, 0, 20456, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ec7a8ab0b0984b6ac674e4', x'0000000003ed7ac3b83697934d3197c0', 0, 0, 0, 1, 0, 0, 0, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ec7a8ab0b0984b6ac674e4', x'0000000003ee70e099df5139b29d4172', 0, 0, 0, 0, 0, 0, 0, 0, 20485, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO cards (a, b, enrolled, by_hand, suspended, dismissed, accepted, worth, enrolled_on, snoozed_until, ripens_on, stability, difficulty, reviewed_on, due, reviews, lapses, blanks_running, last_kind, last_grade, enrol_reason)
VALUES (x'0000000003ed7ac3b83697934d3197c0', x'0000000003ee70e099df5139b29d4172', 0, 0, 0, 0, 1, 0, 0, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL, '');
INSERT INTO settings (name, value)
VALUES ('easy-days', '{"sun":0.5}');
INSERT INTO settings (name, value)
VALUES ('exclusions.rules', '{"folders":["Archiv"]}');
INSERT INTO settings (name, value)
VALUES ('minutes', '20');
INSERT INTO answer_times (kind, milliseconds, reviews)
VALUES (0, 24500, 2);
INSERT INTO answer_times (kind, milliseconds, reviews)
VALUES (1, 12250, 1);
INSERT INTO answer_times (kind, milliseconds, reviews)
VALUES (2, 12250, 1);
INSERT INTO answer_times (kind, milliseconds, reviews)
VALUES (3, 24500, 2);
