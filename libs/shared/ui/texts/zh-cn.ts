import type { TextsLike } from '../language/texts';
import type { UI_EN } from './en';

/** Texts of the design system, Simplified Chinese. */
export const UI_ZH_CN: TextsLike<typeof UI_EN> = {
  ui: {
    loading: '加载中…',
    retry: '重试',
    close: '关闭',
    copy: '复制',
    copied: '已复制',
    numbers: {
      perMillion: '每百万 token',
      new: '新增',
      gone: '归零',
      same: '无变化',
      points: '个百分点',
      notComparable: '无可比数据',
      unknown: '未知',
    },
    chart: {
      loading: '加载中',
      showTable: '表格',
      downloadCsv: '下载 CSV',
      legend: '系列：点按可隐藏或显示',
      figures: '图表数据',
      hint: '用方向键切换时段，按回车键打开。',
      period: '时段',
      start: '开始',
      end: '结束',
      total: '合计',
      totalKnown: '已知部分合计',
      incomplete: '未完整',
      noData: '无数据',
      complete: '完整',
      yes: '是',
      no: '否',
      empty: '此时间范围内没有数据。',
      allUnknown: '此时间范围内的数值均未知。',
      loadFailed: '图形未能加载，数据仍完整列出。',
      name: '名称',
      amount: '数额',
      share: '占比',
      other: '其他',
      notKnown: '未知',
    },
  },
};
