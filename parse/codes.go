package parse

import "github.com/govdisclosure/annualreport/internal/message"

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

// words are the severities and wordings of the codes. %[1]s is what stands in the document,
// %[2]s what was made of it, %[3]s the cell, section or field, %[4]s in how many places.
var words = map[Code]struct {
	severity Severity
	text     message.Text
}{
	OfficeMissing: {Error, message.Text{
		ZH: "没有找到行政机关名称。",
		EN: "The document names no office."}},
	OfficeInferred: {Warning, message.Text{
		ZH: "标题中没有行政机关名称，根据“%[1]s”取“%[2]s”，请核对。",
		EN: "No title names the office; it was taken from “%[1]s”: %[2]s."}},
	OfficeGiven: {Warning, message.Text{
		ZH: "文件中的行政机关名称是“%[1]s”，与给定的“%[2]s”不同，以给定的为准。",
		EN: "The document names the office “%[1]s”; %[2]s was given, and counts."}},
	YearMissing: {Error, message.Text{
		ZH: "没有找到报告年份。",
		EN: "The document names no year."}},
	YearInferred: {Info, message.Text{
		ZH: "标题中没有年份，根据“%[1]s”取%[2]s年。",
		EN: "No title names the year; it was taken from “%[1]s”: %[2]s."}},
	YearGiven: {Warning, message.Text{
		ZH: "文件中的年份是%[1]s年，与给定的%[2]s年不同，以给定的为准。",
		EN: "The document names the year %[1]s; %[2]s was given, and counts."}},
	TitleMissing: {Info, message.Text{
		ZH: "没有找到标题。",
		EN: "The document has no title."}},
	PublishedPage: {Info, message.Text{
		ZH: "发布日期%[2]s取自网页信息“%[1]s”。",
		EN: "The day of publication, %[2]s, is the page's own: “%[1]s”."}},
	SectionMissing: {Error, message.Text{
		ZH: "没有找到“%[3]s”这一部分。",
		EN: "The section %[3]s was not found."}},
	SectionHeading: {Warning, message.Text{
		ZH: "标题“%[1]s”与格式规定的“%[2]s”不同。",
		EN: "The heading “%[1]s” differs from the form's “%[2]s”."}},
	SectionDoubtful: {Warning, message.Text{
		ZH: "“%[1]s”按其序号和位置作为“%[3]s”的标题，请核对。",
		EN: "“%[1]s” was taken for the heading of %[3]s by its number and place."}},
	SectionUnknown: {Warning, message.Text{
		ZH: "“%[1]s”不是格式规定的部分，其内容放在“%[3]s”之下。",
		EN: "“%[1]s” is no section of the form; what it holds was put under %[3]s."}},
	TableMissing: {Error, message.Text{
		ZH: "没有找到“%[3]s”的表格，表内数据全部空缺。",
		EN: "The table of %[3]s was not found; all its figures are blank."}},
	TableBlank: {Warning, message.Text{
		ZH: "“%[3]s”的表格全部未填。",
		EN: "No figure in the table of %[3]s is filled in."}},
	TableJoined: {Info, message.Text{
		ZH: "“%[3]s”的表格分成几段，已接成一表。",
		EN: "The table of %[3]s stands in several pieces, which were joined."}},
	TableHeads: {Warning, message.Text{
		ZH: "“%[3]s”表头不完整（“%[1]s”），数据按格式规定的栏目顺序读取。",
		EN: "The column heads of %[3]s are not all there (“%[1]s”); its figures were read in the order of the form."}},
	TableLeftOver: {Warning, message.Text{
		ZH: "“%[3]s”表格中的“%[1]s”没有归入任何一格。",
		EN: "“%[1]s” in the table of %[3]s belongs to none of its cells."}},
	TableNote: {Info, message.Text{
		ZH: "表格中的“%[1]s”作为“%[3]s”表格之外的文字保留。",
		EN: "“%[1]s” inside the table was kept as text beside the table of %[3]s."}},
	TablePassedOver: {Info, message.Text{
		ZH: "略去与报告无关的表格“%[1]s”。",
		EN: "A table that is no part of the report was passed over: “%[1]s”."}},
	TableSpaced: {Warning, message.Text{
		ZH: "表格没有框线，按文字的位置读取，请逐格核对。",
		EN: "The tables have no borders; they were read by the places of what stands in them, and should be looked through."}},
	RowMissing: {Error, message.Text{
		ZH: "没有找到“%[3]s”这一行，数据空缺。",
		EN: "The row %[3]s was not found; its figures are blank."}},
	RowAmbiguous: {Error, message.Text{
		ZH: "“%[3]s”这一行应有%[2]s个数据，读到“%[1]s”，无法对应，数据空缺。",
		EN: "The row %[3]s should hold %[2]s figures; “%[1]s” cannot be told apart, and they are blank."}},
	RowTwice: {Warning, message.Text{
		ZH: "“%[3]s”出现两次，取第一次的“%[2]s”，未取“%[1]s”。",
		EN: "%[3]s stands twice; the first, “%[2]s”, was taken and “%[1]s” was not."}},
	RowByPlace: {Warning, message.Text{
		ZH: "行名“%[1]s”按其位置作为“%[3]s”读取，请核对。",
		EN: "The row “%[1]s” was taken for %[3]s by its place."}},
	LabelVaried: {Info, message.Text{
		ZH: "行名“%[1]s”与格式规定的“%[2]s”不同。",
		EN: "The label “%[1]s” differs from the form's “%[2]s”."}},
	FigureMissing: {Error, message.Text{
		ZH: "%[3]s：没有这一格，数据空缺。",
		EN: "%[3]s: there is no such cell; the figure is blank."}},
	FigureBlank: {Warning, message.Text{
		ZH: "%[3]s：未填。",
		EN: "%[3]s: not filled in."}},
	FigureNone: {Error, message.Text{
		ZH: "%[3]s：“%[1]s”不是数字，数据空缺。",
		EN: "%[3]s: “%[1]s” is no figure; it is blank."}},
	FigureTidied: {Info, message.Text{
		ZH: "%[3]s：“%[1]s”读作%[2]s。",
		EN: "%[3]s: “%[1]s” was read as %[2]s."}},
	FiguresTidied: {Info, message.Text{
		ZH: "“%[3]s”的表格中有%[4]s处数据经整理后读取，例如“%[1]s”读作%[2]s。",
		EN: "%[4]s figures in the table of %[3]s were tidied: “%[1]s” was read as %[2]s."}},
	AmountConverted: {Warning, message.Text{
		ZH: "%[3]s：“%[1]s”折算为%[2]s万元，请核对。",
		EN: "%[3]s: “%[1]s” was converted to %[2]s, in 万元 (ten thousand yuan); it should be looked at."}},
	AmountUnit: {Error, message.Text{
		ZH: "%[3]s：“%[1]s”的单位不能确定，数据空缺。",
		EN: "%[3]s: it is not certain in which unit “%[1]s” is; the figure is blank."}},
	TextJoined: {Info, message.Text{
		ZH: "断开的自然段已接上，共%[4]s处，例如“%[1]s”。",
		EN: "Paragraphs in pieces were joined in %[4]s places, as at “%[1]s”."}},
	TextLeftOut: {Info, message.Text{
		ZH: "略去不属于报告的文字：“%[1]s”。",
		EN: "Text that is no part of the report was left out: “%[1]s”."}},
	TextHidden: {Info, message.Text{
		ZH: "页面上不显示的文字没有读取，共%[4]s处，例如“%[1]s”。",
		EN: "Text that the page does not show was not read, in %[4]s places, as at “%[1]s”."}},
	TextUnhidden: {Info, message.Text{
		ZH: "页面上不显示的文字也读取了，没有这些文字报告不完整，共%[4]s处，例如“%[1]s”。",
		EN: "Text that the page does not show was read too, since the report is not whole without it, in %[4]s places, as at “%[1]s”."}},
	TextScrap: {Warning, message.Text{
		ZH: "“%[3]s”的表格之外有“%[1]s”，可能是表格中丢失的内容，作为文字保留，请核对。",
		EN: "“%[1]s” beside the table of %[3]s may be what was lost of it; it was kept as text."}},
	TextPunctuation: {Info, message.Text{
		ZH: "汉字之间使用了半角标点，例如“%[1]s”。",
		EN: "Half-width punctuation stands between Han characters, as in “%[1]s”."}},
	TextCharacter: {Warning, message.Text{
		ZH: "略去文档中不能使用的字符%[1]s。",
		EN: "A character that no document may hold was left out: %[1]s."}},
	TextRadicals: {Info, message.Text{
		ZH: "文件把汉字标作了部首，共%[4]s处，例如部首“%[1]s”，已作为汉字“%[2]s”读取。",
		EN: "The file names radicals for characters in %[4]s places, as “%[1]s”, which was read as %[2]s."}},
	PictureLeftOut: {Warning, message.Text{
		ZH: "图片没有读取：“%[1]s”。",
		EN: "A picture was not read: “%[1]s”."}},
	DocumentOther: {Warning, message.Text{
		ZH: "同一文件中另有其他文档，没有读取：“%[1]s”。",
		EN: "Another document beside the report was not read: “%[1]s”."}},
	PagePictures: {Warning, message.Text{
		ZH: "第%[1]s页有图片，没有读取。",
		EN: "Pictures on page %[1]s were not read."}},
	EncodingOther: {Warning, message.Text{
		ZH: "文件声明编码为%[1]s，实为%[2]s。",
		EN: "The file declares the encoding %[1]s, and is in %[2]s."}},
	ChangesAccepted: {Info, message.Text{
		ZH: "文档中有修订（插入%[1]s处，删除%[2]s处），按接受全部修订读取。",
		EN: "The document has tracked changes (%[1]s insertions, %[2]s deletions); it was read with all accepted."}},
	ControlBound: {Warning, message.Text{
		ZH: "内容控件中存有的文字“%[1]s”与其绑定的数据“%[2]s”不同，以Word显示的数据为准。",
		EN: "A content control holds the text “%[1]s”; the data it is bound to, “%[2]s”, is what Word shows, and counts."}},
	CarriedEdited: {Warning, message.Text{
		ZH: "%[3]s：文件附带的数据为“%[2]s”，版面上为“%[1]s”，以版面为准。",
		EN: "%[3]s: the data in the file says “%[2]s”, the page “%[1]s”, which counts."}},
	CarriedText: {Warning, message.Text{
		ZH: "“%[3]s”的文字在文件生成之后改动过，以版面为准：“%[1]s”。",
		EN: "The text of %[3]s was changed since the file was made, and counts as it stands: “%[1]s”."}},
	CarriedChanged: {Warning, message.Text{
		ZH: "“%[3]s”的文字在文件生成之后改动过，以版面为准。",
		EN: "The text of %[3]s was changed since the file was made, and counts as it stands."}},
	CarriedDamaged: {Warning, message.Text{
		ZH: "文件附带的数据不能使用：%[1]s。",
		EN: "The data in the file cannot be used: %[1]s."}},
	CarriedFilled: {Info, message.Text{
		ZH: "文件生成时空白的地方已经填写：数据%[4]s格，文字%[2]s处。",
		EN: "What was blank when the file was made has been filled in: %[4]s figures, %[2]s texts."}},
	CarriedLabel: {Warning, message.Text{
		ZH: "“%[3]s”表格中的“%[1]s”在文件生成之后改动过，原为“%[2]s”。",
		EN: "“%[1]s” in the table of %[3]s was changed since the file was made; it said “%[2]s”."}},
	CarriedResaved: {Info, message.Text{
		ZH: "文件在生成之后改动过；用其他软件另存、加盖电子印章，也是改动。内容以版面为准。",
		EN: "The file was changed since it was made; saving it again, or an electronic seal, is a change too. What the page says counts."}},
	CarriedNoDigest: {Info, message.Text{
		ZH: "文件没有整份文件的校验值，无从知道生成之后是否改动过。内容以版面为准。",
		EN: "The file carries no digest over all of it, so that nothing tells whether it was changed since it was made. What the page says counts."}},
	CarriedUnseen: {Warning, message.Text{
		ZH: "报告取自文件附带的数据，版面无法核对：%[1]s。",
		EN: "The report is the data in the file; its pages could not be compared: %[1]s."}},
}
