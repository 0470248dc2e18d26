/** How far a proposal of the running session has come. */
export type Reached =
  | 'draft'
  | 'returned'
  | 'submitted'
  | 'filed'
  | 'assigned'
  | 'objected'
  | 'handling'
  | 'answered'
  | 'replied';

/** People by their place: 0 is the demonstration's own member. */
export interface CurrentProposal {
  readonly title: string;
  readonly subject: string;
  readonly analysis: string;
  readonly suggestions: string;
  readonly by: number;
  readonly signed?: readonly number[];
  /** Asked to sign, and has not answered. */
  readonly asked?: readonly number[];
  readonly lead?: string;
  readonly co?: readonly string[];
  readonly reached: Reached;
  /** Days since the step that it waits after. */
  readonly ago: number;
}

type Told = Pick<CurrentProposal, 'title' | 'subject' | 'analysis' | 'suggestions'>;

const about = (subject: string, title: string, analysis: string, suggestions: string): Told => ({
  ...{ subject, title: `关于${title}的提案` },
  analysis: `示例：${analysis}`,
  suggestions: `示例：${suggestions}`,
});

/** The department that led most in the registers: it is the one of the demonstration's handler. */
const health = '区卫生和计划生育局';

/** What is open while somebody looks at the demonstration: from a draft to a reply that waits to be rated. */
export const currentProposals: readonly CurrentProposal[] = [
  {
    ...about('education', '增设校门口即停即走车位', '上下学时段校门口拥堵。', '划出即停即走车位，错峰放学。'),
    ...{ by: 0, asked: [1, 2], reached: 'draft', ago: 1 },
  },
  {
    ...about('health', '在地铁站配置自动除颤器', '换乘客流大，急救要靠最初几分钟。', '每站两台，培训站务人员。'),
    ...{ by: 0, signed: [3], reached: 'draft', ago: 4 },
  },
  {
    ...about('environment', '建设车陂涌滨水步道', '步道中断，居民绕行。', '分段贯通，补种遮阴树。'),
    ...{ by: 1, asked: [0], reached: 'draft', ago: 2 },
  },
  {
    ...about('society', '延长社区长者饭堂服务时间', '晚餐缺位，独居老人不便。', '试点晚餐和送餐。'),
    ...{ by: 3, signed: [4], reached: 'submitted', ago: 3 },
  },
  {
    ...about('law', '整治电动自行车进楼充电', '飞线充电多发。', '增设集中充电点，由物业巡查。'),
    ...{ by: 0, reached: 'submitted', ago: 20 },
  },
  {
    ...about('economy', '完善科技企业用房供需平台', '供需信息分散。', '由主管部门统一发布和更新。'),
    ...{ by: 0, signed: [5], reached: 'returned', ago: 4 },
  },
  {
    ...about('city', '改善城中村消防通道', '通道堆放杂物。', '划线并定期清理。'),
    ...{ by: 2, reached: 'returned', ago: 9 },
  },
  {
    ...about('health', '开设社区夜间门诊', '上班族白天难以就诊。', '每周三晚开放到九点。'),
    ...{ by: 5, lead: health, reached: 'filed', ago: 2 },
  },
  {
    ...about('economy', '支持老字号进商圈', '铺租高，难以展示。', '设立快闪展区。'),
    ...{ by: 6, reached: 'filed', ago: 12 },
  },
  {
    ...about('health', '普及学校急救培训', '师生急救知识不足。', '每校每年一次，配急救箱。'),
    ...{ by: 7, lead: health, co: ['区教育局'], reached: 'assigned', ago: 1 },
  },
  {
    ...about('education', '加强中学心理教师配备', '专职教师不足。', '按学生人数核定岗位。'),
    ...{ by: 8, lead: '区人力资源和社会保障局', reached: 'objected', ago: 2 },
  },
  {
    ...about('health', '推动医养结合进社区', '老人看病和养老两头跑。', '在养老机构设立诊疗点。'),
    ...{ by: 9, lead: health, co: ['区民政局'], reached: 'handling', ago: 10 },
  },
  {
    ...about('health', '推进家庭医生签约下沉', '签约率高而使用率低。', '按服务量考核。'),
    ...{ by: 0, signed: [6], lead: health, co: ['区财政局'], reached: 'handling', ago: 86 },
  },
  {
    ...about('society', '建设社区托育点', '双职工家庭缺少托育。', '利用闲置公房。'),
    ...{ by: 10, lead: '区民政局', co: [health], reached: 'handling', ago: 104 },
  },
  {
    ...about('health', '增加儿童疫苗接种门诊', '预约难，排队久。', '增加周末门诊和线上预约。'),
    ...{ by: 4, signed: [7], lead: health, reached: 'answered', ago: 3 },
  },
  {
    ...about('environment', '整治餐饮油烟扰民', '油烟直排，居民多次投诉。', '安装净化设施并定期抽查。'),
    ...{ by: 0, signed: [8], lead: '区环境保护局', co: [health], reached: 'replied', ago: 5 },
  },
  {
    ...about('culture', '活化历史建筑', '空置失修。', '引入运营并开放参观。'),
    ...{ by: 2, signed: [0], lead: '区文化局', reached: 'replied', ago: 30 },
  },
];
