import { positionRank } from '../../data/position-rank.ts';
import { defineRecord } from '../../platform/record/define.ts';
import { code, refTo, text, yesNo } from '../../platform/record/fields.ts';
import { isOfficeOrParty } from '../roles.ts';
import { withdrawable } from '../withdrawable.ts';
import { postRole } from './codes.ts';
import { postFindings } from './rules.ts';

/** A seat 职务 in a body or in an organisation of a party; who sits in it is a tenure. */
export const post = defineRecord({
  name: 'post',
  plural: 'posts',
  label: { zh: '职务', en: 'Post' },
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ zh: '职务名称', en: 'Name' }, { required: true, max: 80, search: 'text', list: true }),
    body: refTo('body', { zh: '机构', en: 'Body' }, { list: true, through: ['kind'] }),
    organisation: refTo('organisation', { zh: '党派组织', en: 'Organisation' }, { list: true }),
    role: code(
      postRole,
      { zh: '职务类别', en: 'Role' },
      { list: true, hint: { zh: '正职、副职、代表或委员', en: 'Head, deputy head, deputy or member' } },
    ),
    rank: code(positionRank, { zh: '职级', en: 'Rank' }, { list: true }),
    substantive: yesNo({ zh: '实职', en: 'Substantive' }),
  },
  ...withdrawable(isOfficeOrParty),
  check: postFindings,
});
