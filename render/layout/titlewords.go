package layout

import "strings"

// closesName holds the characters that usually close the name of a place or of a
// body of government, so that a title may be broken after them.
var closesName = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range "省市县区州盟旗镇乡局委厅部院署处所队站室会府社团组" {
		m[r] = true
	}
	return m
}()

// titleWords holds pairs of characters that are common words, or parts of longer
// ones, in the names of bodies of government and in the titles of what they issue.
// A title is not broken within one of them. A pair that is missing costs no more
// than a less well chosen break.
var titleWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`
		人民 政府 府办 办公 公室 办事 事处 委员 员会 管理 理局 监督 督管 发展 改革 信息 公开 工作 年度 报告
		国防 动员 自然 资源 生态 环境 住房 城乡 乡建 建设 交通 运输 农业 农村 水利 文化 旅游 广播 电视 体育
		卫生 健康 应急 审计 市场 统计 医疗 保障 障局 机关 事务 服务 中心 综合 行政 政执 执法 教育 科学 技术
		工业 民族 宗教 公安 民政 司法 财政 人力 社会 商务 退役 军人 国有 资产 信访 粮食 物资 储备 林业 草原
		数据 据局 金融 地方 经济 技开 开发 发区 高新 新区 街道 自治 治区 治州 治县 城市 市管 城管 规划 知识
		产权 气象 地震 烟草 邮政 税务 海关 档案 供销 合作 作社 消防 救援 园区 示范 口岸 外事 侨务 扶贫 乡村
		振兴 对外 贸易 招商 投资 促进 大数 移民 水务 园林 绿化 房产 公积 积金 住建 药品 食品 安全 生产 能源
		政务 审批 批局 研究 试验 直属 特别 合区 联合 领导 小组 专项 情况 通知 方案 意见 办法 条例 规定 年政
	`) {
		m[w] = true
	}
	return m
}()
