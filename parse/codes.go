package parse

import "github.com/govdisclosure/annualreport/report"

// Code names a sort of diagnostic. A code is a promise: it is never given another
// meaning.
type Code string

const (
	OfficeMissing   Code = "office.missing"
	OfficeInferred  Code = "office.inferred"
	OfficeGiven     Code = "office.given"
	YearMissing     Code = "year.missing"
	YearInferred    Code = "year.inferred"
	YearGiven       Code = "year.given"
	TitleMissing    Code = "title.missing"
	PublishedPage   Code = "published.page"
	SectionMissing  Code = "section.missing"
	SectionHeading  Code = "section.heading"
	SectionDoubtful Code = "section.doubtful"
	SectionUnknown  Code = "section.unknown"
	TableMissing    Code = "table.missing"
	TableJoined     Code = "table.joined"
	TableBlank      Code = "table.blank"
	TableHeads      Code = "table.heads"
	TableLeftOver   Code = "table.leftover"
	TableNote       Code = "table.note"
	TablePassedOver Code = "table.passed_over"
	TableSpaced     Code = "table.spaced"
	RowMissing      Code = "row.missing"
	RowAmbiguous    Code = "row.ambiguous"
	RowTwice        Code = "row.twice"
	RowByPlace      Code = "row.by_place"
	LabelVaried     Code = "label.varied"
	FigureMissing   Code = "figure.missing"
	FigureBlank     Code = "figure.blank"
	FigureNone      Code = "figure.unreadable"
	FigureTidied    Code = "figure.tidied"
	FiguresTidied   Code = "figures.tidied"
	AmountConverted Code = "amount.converted"
	AmountUnit      Code = "amount.unit"
	TextJoined      Code = "text.joined"
	TextLeftOut     Code = "text.left_out"
	TextHidden      Code = "text.hidden"
	TextUnhidden    Code = "text.hidden_read"
	TextScrap       Code = "text.scrap"
	TextPunctuation Code = "text.punctuation"
	TextCharacter   Code = "text.character"
	TextRadicals    Code = "text.radicals"
	PictureLeftOut  Code = "picture.left_out"
	DocumentOther   Code = "document.other"
	PagePictures    Code = "picture.on_page"
	EncodingOther   Code = "encoding.other"
	ChangesAccepted Code = "changes.accepted"
	ControlBound    Code = "control.bound"
	CarriedEdited   Code = "carried.figure_edited"
	CarriedText     Code = "carried.text_edited"
	CarriedChanged  Code = "carried.edited"
	CarriedDamaged  Code = "carried.damaged"
	CarriedUnseen   Code = "carried.not_compared"
	CarriedFilled   Code = "carried.filled_in"
	CarriedLabel    Code = "carried.label_edited"
	CarriedResaved  Code = "carried.file_changed"
	CarriedNoDigest Code = "carried.no_digest"
)

// words are the severities and wordings of the codes. {place} is the cell, section
// or field, {quote} what stands in the document, {read} what was made of it, {count} in
// how many places.
var words = map[Code]struct {
	severity Severity
	text     report.Label
}{
	OfficeMissing: {Error, report.Label{
		ZH: "没有找到行政机关名称。",
		EN: "The document names no office."}},
	OfficeInferred: {Warning, report.Label{
		ZH: "标题中没有行政机关名称，根据“{quote}”取“{read}”，请核对。",
		EN: "No title names the office; it was taken from “{quote}”: {read}."}},
	OfficeGiven: {Warning, report.Label{
		ZH: "文件中的行政机关名称是“{quote}”，与给定的“{read}”不同，以给定的为准。",
		EN: "The document names the office “{quote}”; {read} was given, and counts."}},
	YearMissing: {Error, report.Label{
		ZH: "没有找到报告年份。",
		EN: "The document names no year."}},
	YearInferred: {Info, report.Label{
		ZH: "标题中没有年份，根据“{quote}”取{read}年。",
		EN: "No title names the year; it was taken from “{quote}”: {read}."}},
	YearGiven: {Warning, report.Label{
		ZH: "文件中的年份是{quote}年，与给定的{read}年不同，以给定的为准。",
		EN: "The document names the year {quote}; {read} was given, and counts."}},
	TitleMissing: {Info, report.Label{
		ZH: "没有找到标题。",
		EN: "The document has no title."}},
	PublishedPage: {Info, report.Label{
		ZH: "发布日期{read}取自网页信息“{quote}”。",
		EN: "The day of publication, {read}, is the page's own: “{quote}”."}},
	SectionMissing: {Error, report.Label{
		ZH: "没有找到“{place}”这一部分。",
		EN: "The section {place} was not found."}},
	SectionHeading: {Warning, report.Label{
		ZH: "标题“{quote}”与格式规定的“{read}”不同。",
		EN: "The heading “{quote}” differs from the form's “{read}”."}},
	SectionDoubtful: {Warning, report.Label{
		ZH: "“{quote}”按其序号和位置作为“{place}”的标题，请核对。",
		EN: "“{quote}” was taken for the heading of {place} by its number and place."}},
	SectionUnknown: {Warning, report.Label{
		ZH: "“{quote}”不是格式规定的部分，其内容放在“{place}”之下。",
		EN: "“{quote}” is no section of the form; what it holds was put under {place}."}},
	TableMissing: {Error, report.Label{
		ZH: "没有找到“{place}”的表格，表内数据全部空缺。",
		EN: "The table of {place} was not found; all its figures are blank."}},
	TableBlank: {Warning, report.Label{
		ZH: "“{place}”的表格全部未填。",
		EN: "No figure in the table of {place} is filled in."}},
	TableJoined: {Info, report.Label{
		ZH: "“{place}”的表格分成几段，已接成一表。",
		EN: "The table of {place} stands in several pieces, which were joined."}},
	TableHeads: {Warning, report.Label{
		ZH: "“{place}”表头不完整（“{quote}”），数据按格式规定的栏目顺序读取。",
		EN: "The column heads of {place} are not all there (“{quote}”); its figures were read in the order of the form."}},
	TableLeftOver: {Warning, report.Label{
		ZH: "“{place}”表格中的“{quote}”没有归入任何一格。",
		EN: "“{quote}” in the table of {place} belongs to none of its cells."}},
	TableNote: {Info, report.Label{
		ZH: "表格中的“{quote}”作为“{place}”表格之外的文字保留。",
		EN: "“{quote}” inside the table was kept as text beside the table of {place}."}},
	TablePassedOver: {Info, report.Label{
		ZH: "略去与报告无关的表格“{quote}”。",
		EN: "A table that is no part of the report was passed over: “{quote}”."}},
	TableSpaced: {Warning, report.Label{
		ZH: "表格没有框线，按文字的位置读取，请逐格核对。",
		EN: "The tables have no borders; they were read by the places of what stands in them, and should be looked through."}},
	RowMissing: {Error, report.Label{
		ZH: "没有找到“{place}”这一行，数据空缺。",
		EN: "The row {place} was not found; its figures are blank."}},
	RowAmbiguous: {Error, report.Label{
		ZH: "“{place}”这一行应有{read}个数据，读到“{quote}”，无法对应，数据空缺。",
		EN: "The row {place} should hold {read} figures; “{quote}” cannot be told apart, and they are blank."}},
	RowTwice: {Warning, report.Label{
		ZH: "“{place}”出现两次，取第一次的“{read}”，未取“{quote}”。",
		EN: "{place} stands twice; the first, “{read}”, was taken and “{quote}” was not."}},
	RowByPlace: {Warning, report.Label{
		ZH: "行名“{quote}”按其位置作为“{place}”读取，请核对。",
		EN: "The row “{quote}” was taken for {place} by its place."}},
	LabelVaried: {Info, report.Label{
		ZH: "行名“{quote}”与格式规定的“{read}”不同。",
		EN: "The label “{quote}” differs from the form's “{read}”."}},
	FigureMissing: {Error, report.Label{
		ZH: "{place}：没有这一格，数据空缺。",
		EN: "{place}: there is no such cell; the figure is blank."}},
	FigureBlank: {Warning, report.Label{
		ZH: "{place}：未填。",
		EN: "{place}: not filled in."}},
	FigureNone: {Error, report.Label{
		ZH: "{place}：“{quote}”不是数字，数据空缺。",
		EN: "{place}: “{quote}” is no figure; it is blank."}},
	FigureTidied: {Info, report.Label{
		ZH: "{place}：“{quote}”读作{read}。",
		EN: "{place}: “{quote}” was read as {read}."}},
	FiguresTidied: {Info, report.Label{
		ZH: "“{place}”的表格中有{count}处数据经整理后读取，例如“{quote}”读作{read}。",
		EN: "{count} figures in the table of {place} were tidied: “{quote}” was read as {read}."}},
	AmountConverted: {Warning, report.Label{
		ZH: "{place}：“{quote}”折算为{read}万元，请核对。",
		EN: "{place}: “{quote}” was converted to {read}, in 万元 (ten thousand yuan); it should be looked at."}},
	AmountUnit: {Error, report.Label{
		ZH: "{place}：“{quote}”的单位不能确定，数据空缺。",
		EN: "{place}: it is not certain in which unit “{quote}” is; the figure is blank."}},
	TextJoined: {Info, report.Label{
		ZH: "断开的自然段已接上，共{count}处，例如“{quote}”。",
		EN: "Paragraphs in pieces were joined in {count} places, as at “{quote}”."}},
	TextLeftOut: {Info, report.Label{
		ZH: "略去不属于报告的文字：“{quote}”。",
		EN: "Text that is no part of the report was left out: “{quote}”."}},
	TextHidden: {Info, report.Label{
		ZH: "页面上不显示的文字没有读取，共{count}处，例如“{quote}”。",
		EN: "Text that the page does not show was not read, in {count} places, as at “{quote}”."}},
	TextUnhidden: {Info, report.Label{
		ZH: "页面上不显示的文字也读取了，没有这些文字报告不完整，共{count}处，例如“{quote}”。",
		EN: "Text that the page does not show was read too, since the report is not whole without it, in {count} places, as at “{quote}”."}},
	TextScrap: {Warning, report.Label{
		ZH: "“{place}”的表格之外有“{quote}”，可能是表格中丢失的内容，作为文字保留，请核对。",
		EN: "“{quote}” beside the table of {place} may be what was lost of it; it was kept as text."}},
	TextPunctuation: {Info, report.Label{
		ZH: "汉字之间使用了半角标点，例如“{quote}”。",
		EN: "Half-width punctuation stands between Han characters, as in “{quote}”."}},
	TextCharacter: {Warning, report.Label{
		ZH: "略去文档中不能使用的字符{quote}。",
		EN: "A character that no document may hold was left out: {quote}."}},
	TextRadicals: {Info, report.Label{
		ZH: "文件把汉字标作了部首，共{count}处，例如部首“{quote}”，已作为汉字“{read}”读取。",
		EN: "The file names radicals for characters in {count} places, as “{quote}”, which was read as {read}."}},
	PictureLeftOut: {Warning, report.Label{
		ZH: "图片没有读取：“{quote}”。",
		EN: "A picture was not read: “{quote}”."}},
	DocumentOther: {Warning, report.Label{
		ZH: "同一文件中另有其他文档，没有读取：“{quote}”。",
		EN: "Another document beside the report was not read: “{quote}”."}},
	PagePictures: {Warning, report.Label{
		ZH: "第{quote}页有图片，没有读取。",
		EN: "Pictures on page {quote} were not read."}},
	EncodingOther: {Warning, report.Label{
		ZH: "文件声明编码为{quote}，实为{read}。",
		EN: "The file declares the encoding {quote}, and is in {read}."}},
	ChangesAccepted: {Info, report.Label{
		ZH: "文档中有修订（插入{quote}处，删除{read}处），按接受全部修订读取。",
		EN: "The document has tracked changes ({quote} insertions, {read} deletions); it was read with all accepted."}},
	ControlBound: {Warning, report.Label{
		ZH: "内容控件中存有的文字“{quote}”与其绑定的数据“{read}”不同，以Word显示的数据为准。",
		EN: "A content control holds the text “{quote}”; the data it is bound to, “{read}”, is what Word shows, and counts."}},
	CarriedEdited: {Warning, report.Label{
		ZH: "{place}：文件附带的数据为“{read}”，版面上为“{quote}”，以版面为准。",
		EN: "{place}: the data in the file says “{read}”, the page “{quote}”, which counts."}},
	CarriedText: {Warning, report.Label{
		ZH: "“{place}”的文字在文件生成之后改动过，以版面为准：“{quote}”。",
		EN: "The text of {place} was changed since the file was made, and counts as it stands: “{quote}”."}},
	CarriedChanged: {Warning, report.Label{
		ZH: "“{place}”的文字在文件生成之后改动过，以版面为准。",
		EN: "The text of {place} was changed since the file was made, and counts as it stands."}},
	CarriedDamaged: {Warning, report.Label{
		ZH: "文件附带的数据不能使用：{quote}。",
		EN: "The data in the file cannot be used: {quote}."}},
	CarriedFilled: {Info, report.Label{
		ZH: "文件生成时空白的地方已经填写：数据{count}格，文字{read}处。",
		EN: "What was blank when the file was made has been filled in: {count} figures, {read} texts."}},
	CarriedLabel: {Warning, report.Label{
		ZH: "“{place}”表格中的“{quote}”在文件生成之后改动过，原为“{read}”。",
		EN: "“{quote}” in the table of {place} was changed since the file was made; it said “{read}”."}},
	CarriedResaved: {Info, report.Label{
		ZH: "文件在生成之后改动过；用其他软件另存、加盖电子印章，也是改动。内容以版面为准。",
		EN: "The file was changed since it was made; saving it again, or an electronic seal, is a change too. What the page says counts."}},
	CarriedNoDigest: {Info, report.Label{
		ZH: "文件没有整份文件的校验值，无从知道生成之后是否改动过。内容以版面为准。",
		EN: "The file carries no digest over all of it, so that nothing tells whether it was changed since it was made. What the page says counts."}},
	CarriedUnseen: {Warning, report.Label{
		ZH: "报告取自文件附带的数据，版面无法核对：{quote}。",
		EN: "The report is the data in the file; its pages could not be compared: {quote}."}},
}
